import { useEffect, useRef } from 'react'
import { useSettings } from '../stores/settings.ts'
import { cursorKey } from './cursorKey.ts'
import type { ChartCursor } from './useChartCursor.ts'

/** Arrows, Home and End for a screen whose one chart this is: while nothing has the focus, they are the chart's. */
export function useCursorKeys(cursor: ChartCursor, lastMs: number): void {
  const latest = useRef({ cursor, lastMs })
  useEffect(() => {
    latest.current = { cursor, lastMs }
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { cursor, lastMs } = latest.current
      if (event.defaultPrevented || event.target !== document.body || lastMs < 0) return
      if (!useSettings.getState().settings.singleKeys) return
      const to = cursorKey(event, cursor.atMs, lastMs)
      // `L` is a command, which the palette shows too.
      if (typeof to !== 'number') return
      event.preventDefault()
      cursor.put(to)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
