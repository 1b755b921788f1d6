import { useEffect, useState } from 'react'

const EVERY_MS = 20_000

/** Wall time, for a clock that shows minutes. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), EVERY_MS)
    return () => clearInterval(timer)
  }, [])
  return now
}
