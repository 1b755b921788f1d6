import { type RefObject, useEffect, useRef } from 'react'

/**
 * Scrolled to as far as needed once it is there: what a click opens below the fold would look like nothing. What does not fit as a whole
 * is shown from its beginning. The focus stays where it was.
 */
export function useBroughtIntoView<E extends HTMLElement>(): RefObject<E | null> {
  const opened = useRef<E>(null)
  useEffect(() => {
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
    opened.current?.scrollIntoView({ block: 'nearest', behavior: isCalm ? 'auto' : 'smooth' })
  }, [])
  return opened
}
