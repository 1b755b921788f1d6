import type { Fault, FaultKind } from '../../../domain/fault.ts'
import type { Grounds } from './grounds.ts'
import type { Span } from './spans.ts'

/** A container that was gone, from then on until it ran again, or for good. */
export interface Loss extends Span {
  readonly container: string
  readonly what: 'died' | 'paused' | 'cut'
  readonly exitCode?: number
  /** That was injected and did it; absent: nobody of ours. */
  readonly fault?: Fault
  readonly isBack: boolean
}

/** A container that is asked to stop may take its grace time over it. */
const causedWithinMs = 15_000

const deadly: readonly FaultKind[] = ['kill', 'crash', 'stop', 'restart', 'memory']

/** Every time that a container ended, was frozen or was taken off the network, in order of time. */
export function losses(grounds: Grounds): Loss[] {
  const endMs = endOf(grounds)
  const ended = grounds.changes.flatMap((change, index): Loss[] => {
    const { what, container, atMs, exitCode } = change
    if (what !== 'died' && what !== 'paused') return []
    const back = grounds.changes
      .slice(index + 1)
      .find((later) => later.container === container && isBack(what, later.what))
    const fault = faultBefore(grounds, container, atMs, what === 'died' ? deadly : ['pause'])
    return [
      {
        container,
        what,
        fromMs: atMs,
        toMs: back?.atMs ?? endMs,
        isBack: back !== undefined,
        ...(exitCode !== undefined && { exitCode }),
        ...(fault !== undefined && { fault }),
      },
    ]
  })
  return [...ended, ...cuts(grounds, endMs)].toSorted((a, b) => a.fromMs - b.fromMs)
}

function isBack(what: 'died' | 'paused', later: string): boolean {
  return what === 'paused' ? later === 'unpaused' || later === 'died' : later === 'started' || later === 'restarted'
}

function cuts({ events }: Grounds, endMs: number): Loss[] {
  const faults = events.flatMap((event) =>
    event.kind === 'fault' && event.atMs !== undefined ? [{ ...event, atMs: event.atMs }] : [],
  )
  return faults.flatMap(({ what, fault, atMs }, index): Loss[] => {
    const { container, kind } = fault.action
    if (what !== 'begun' || kind !== 'cut') return []
    const over = faults
      .slice(index + 1)
      .find((later) => later.what === 'over' && later.fault.action.container === container)
    return [{ container, what: 'cut', fromMs: atMs, toMs: over?.atMs ?? endMs, isBack: over !== undefined, fault }]
  })
}

/** The last fault of these kinds that was begun on the container shortly before. */
export function faultBefore(
  { events }: Pick<Grounds, 'events'>,
  container: string,
  atMs: number,
  kinds: readonly FaultKind[],
): Fault | undefined {
  // Announced when it is done, and the engine may be faster in telling of its effect.
  const event = events.findLast(
    (one) =>
      one.kind === 'fault' &&
      one.what === 'begun' &&
      one.fault.action.container === container &&
      kinds.includes(one.fault.action.kind) &&
      one.atMs !== undefined &&
      one.atMs <= atMs + 2000 &&
      one.atMs >= atMs - causedWithinMs,
  )
  return event?.kind === 'fault' ? event.fault : undefined
}

/** The end of what was measured. */
export function endOf({ seconds, readings, probes }: Grounds): number {
  const last = [seconds.at(-1)?.atMs, readings.at(-1)?.atMs, probes.at(-1)?.atMs].flatMap((atMs) => atMs ?? [])
  return Math.max(0, ...last) + 1000
}
