import { useEffect, useRef, useState } from 'react'

export interface RowFocus {
  /** Tab comes to this row. */
  readonly isStop: (id: string) => boolean
  readonly take: (id: string) => void
  /** Says whether the key moves. */
  readonly move: (key: string, from: number) => boolean
  readonly attach: (id: string, element: HTMLElement | null) => void
}

const PAGE = 10

/** Where a key leads among so many rows; undefined: nowhere. */
export function nextRow(key: string, from: number, count: number): number | undefined {
  const steps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1, PageUp: -PAGE, PageDown: PAGE }
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  const step = steps[key]
  return step === undefined ? undefined : Math.max(0, Math.min(count - 1, from + step))
}

/** One tab stop for all rows. When the row with the focus goes, the one that takes its place gets it. */
export function useRowFocus(ids: readonly string[], scrollTo: (index: number) => void): RowFocus {
  const [present, setPresent] = useState<{ readonly id: string; readonly index: number }>()
  const elements = useRef(new Map<string, HTMLElement>())
  /** The row that is to get the focus as soon as it is drawn. */
  const wanted = useRef<string>(undefined)
  const stop =
    present !== undefined && ids.includes(present.id) ? present.id : ids[Math.min(present?.index ?? 0, ids.length - 1)]

  useEffect(() => {
    if (present !== undefined && !ids.includes(present.id)) {
      const isLost = document.activeElement === document.body || document.activeElement === null
      if (isLost && stop !== undefined) elements.current.get(stop)?.focus()
    }
    const element = wanted.current === undefined ? undefined : elements.current.get(wanted.current)
    if (element === undefined) return
    wanted.current = undefined
    element.focus()
  })
  return {
    isStop: (id) => id === stop,
    take: (id) => setPresent({ id, index: ids.indexOf(id) }),
    move: (key, from) => {
      const to = nextRow(key, from, ids.length)
      const id = to === undefined ? undefined : ids[to]
      if (to === undefined || id === undefined) return false
      wanted.current = id
      scrollTo(to)
      setPresent({ id, index: to })
      return true
    },
    attach: (id, element) => {
      if (element === null) elements.current.delete(id)
      else elements.current.set(id, element)
    },
  }
}
