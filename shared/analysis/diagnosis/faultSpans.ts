import type { RunEvent } from '../../domain/events.ts'
import type { Fault } from '../../domain/fault.ts'

/** A fault that was done, from when to when. */
export interface FaultSpan {
  readonly fault: Fault
  readonly fromMs: number
  /** Infinite while it is on, or when it stayed. */
  readonly toMs: number
}

/** In order of time; faults that could not be done are none. */
export function toFaultSpans(events: readonly RunEvent[]): FaultSpan[] {
  const told = events.filter((event) => event.kind === 'fault' && event.atMs !== undefined) as (Extract<
    RunEvent,
    { kind: 'fault' }
  > & { readonly atMs: number })[]
  return told
    .filter(({ what }) => what === 'begun')
    .map(({ fault, atMs, seq }) => {
      const over = told.find((event) => event.what === 'over' && event.seq > seq && isSame(event.fault, fault))
      return { fault, fromMs: atMs, toMs: over?.atMs ?? Number.POSITIVE_INFINITY }
    })
    .toSorted((a, b) => a.fromMs - b.fromMs)
}

/** Two of the same kind for the same container at once would be one. */
export function isSame(one: Fault, other: Fault): boolean {
  return (
    one.atMs === other.atMs && one.action.kind === other.action.kind && one.action.container === other.action.container
  )
}
