import type { FromStandIn } from './messages.ts'

/** Tells the spec what happened. Only plain data gets through. */
export function note(what: string, about: unknown = null): void {
  tellSpec({ kind: 'noted', noted: { what, about } })
}

export function tellSpec(message: FromStandIn): void {
  process.send?.(message)
}
