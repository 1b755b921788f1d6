import { useEffect, useRef, useState } from 'react'

/** The value, changing at most once in that time; the last one is always shown in the end. */
export function useAtMost<T>(value: T, everyMs: number): T {
  const [shown, setShown] = useState({ value })
  const changedAtMs = useRef(Number.NEGATIVE_INFINITY)
  useEffect(() => {
    const show = () => {
      changedAtMs.current = performance.now()
      setShown((before) => (before.value === value ? before : { value }))
    }
    const waitMs = changedAtMs.current + everyMs - performance.now()
    if (waitMs <= 0) {
      show()
      return
    }
    const timer = setTimeout(show, waitMs)
    return () => clearTimeout(timer)
  }, [value, everyMs])
  return shown.value
}
