import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

interface Size {
  readonly widthPx: number
  readonly heightPx: number
}

/** Of an element's content, in whole px; 0 before it is known. */
export function useSize<E extends HTMLElement>(): readonly [RefObject<E | null>, Size] {
  const element = useRef<E>(null)
  const [size, setSize] = useState<Size>({ widthPx: 0, heightPx: 0 })
  useLayoutEffect(() => {
    const { current } = element
    if (current === null) return
    const measure = () => {
      const next = { widthPx: current.clientWidth, heightPx: current.clientHeight }
      setSize((before) => (before.widthPx === next.widthPx && before.heightPx === next.heightPx ? before : next))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(current)
    return () => observer.disconnect()
  }, [])
  return [element, size]
}
