import type { RunEvent } from '../../domain/events.ts'
import type { Fault, FaultKind } from '../../domain/fault.ts'

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

/** Announced when it is done, and the engine may be faster in telling of its effect; what it has set off is told a moment after its end. */
const aroundMs = 2000

/** Queues drain; what lasts longer has another reason. */
const overWithinMs = 10_000

/**
 * The last fault of these kinds that was on at the container when something began there, and was not long over when that ended. What was
 * started inside a container ends with it.
 */
export function faultDuring(
  events: readonly RunEvent[],
  container: string,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
  kinds: readonly FaultKind[],
): Fault | undefined {
  const isOn = ({ fault: { action }, ...span }: FaultSpan) => {
    if (action.container !== container || !kinds.includes(action.kind)) return false
    const overMs = Math.min(span.toMs, endOfLife(events, container, span.fromMs))
    return fromMs >= span.fromMs - aroundMs && fromMs <= overMs + aroundMs && toMs <= overMs + overWithinMs
  }
  return toFaultSpans(events).findLast(isOn)?.fault
}

/** Infinite when it lived on. */
function endOfLife(events: readonly RunEvent[], container: string, fromMs: number): number {
  const deaths = events.flatMap((event) =>
    event.kind === 'component' && event.what === 'died' && event.container === container ? (event.atMs ?? []) : [],
  )
  return deaths.find((atMs) => atMs > fromMs) ?? Number.POSITIVE_INFINITY
}

/** Two of the same kind for the same container at once would be one. */
export function isSame(one: Fault, other: Fault): boolean {
  return (
    one.atMs === other.atMs && one.action.kind === other.action.kind && one.action.container === other.action.container
  )
}
