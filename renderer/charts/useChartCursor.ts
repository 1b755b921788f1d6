import { useCallback, useMemo, useState } from 'react'

/** A moment that is looked at, shared by every chart and list that is given it. */
export interface ChartCursor {
  /** Undefined: the newest values are shown, or the highest of a stored run. */
  readonly atMs: number | undefined
  /** Stays where it was put, by a click, a key or an event of the feed. */
  readonly put: (atMs: number) => void
  /** Goes when the pointer does: crossing a chart must not stop it from following. */
  readonly hover: (atMs: number | undefined) => void
  readonly clear: () => void
}

export function useChartCursor(): ChartCursor {
  const [putMs, setPutMs] = useState<number>()
  const [hoverMs, setHoverMs] = useState<number>()
  const put = useCallback((atMs: number) => {
    setPutMs(atMs)
    setHoverMs(undefined)
  }, [])
  const clear = useCallback(() => {
    setPutMs(undefined)
    setHoverMs(undefined)
  }, [])
  const atMs = hoverMs ?? putMs
  return useMemo(() => ({ atMs, put, hover: setHoverMs, clear }), [atMs, put, clear])
}
