import { useVirtualizer } from '@tanstack/react-virtual'
import type { RefObject } from 'react'

/** Below it, drawing all is simpler and lets the browser find in the page. */
const VIRTUAL_FROM = 200
const ROW_PX = 33

interface VisibleRows<Row> {
  readonly visible: readonly { readonly row: Row; readonly index: number }[]
  readonly beforePx: number
  readonly afterPx: number
  readonly scrollTo: (index: number) => void
  readonly measure: (element: HTMLElement | null) => void
}

/** The rows to draw, and the height of those that are not. */
export function useVisibleRows<Row>(rows: readonly Row[], scroller: RefObject<HTMLElement | null>): VisibleRows<Row> {
  const isVirtual = rows.length >= VIRTUAL_FROM
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
    enabled: isVirtual,
  })
  if (!isVirtual) {
    const visible = rows.map((row, index) => ({ row, index }))
    return { visible, beforePx: 0, afterPx: 0, scrollTo: () => {}, measure: () => {} }
  }
  const items = virtualizer.getVirtualItems()
  return {
    visible: items.flatMap(({ index }) => {
      const row = rows[index]
      return row === undefined ? [] : [{ row, index }]
    }),
    beforePx: items[0]?.start ?? 0,
    afterPx: virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0),
    scrollTo: (index) => virtualizer.scrollToIndex(index),
    measure: virtualizer.measureElement,
  }
}
