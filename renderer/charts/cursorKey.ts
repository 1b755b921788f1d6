interface Press {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/**
 * Where a key puts the cursor: arrows by 1 s, with Shift by 10 s, Home and End; `live` lets it follow again.
 * From no cursor it starts at the newest second.
 */
export function cursorKey(press: Press, atMs: number | undefined, lastMs: number): number | 'live' | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey) return undefined
  const stepMs = press.shiftKey ? 10_000 : 1000
  const from = atMs ?? lastMs
  switch (press.key) {
    case 'ArrowLeft':
      return Math.max(0, from - stepMs)
    case 'ArrowRight':
      return Math.min(lastMs, from + stepMs)
    case 'Home':
      return 0
    case 'End':
      return lastMs
    case 'l':
    case 'L':
      return 'live'
    default:
      return undefined
  }
}
