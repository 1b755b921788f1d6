import type { Fault } from '../../../domain/fault.ts'
import { toOutages } from '../outages.ts'
import type { Grounds } from './grounds.ts'
import type { Span } from './spans.ts'

/** A container that was gone, from then on until it ran again, or for good. */
export interface Loss extends Span {
  readonly container: string
  readonly what: 'died' | 'paused' | 'cut'
  readonly exitCode?: number
  /** That was injected and did it, as its mark says; absent: nobody of ours. */
  readonly fault?: Fault
  readonly isBack: boolean
}

/** Every time that a container ended, was frozen or was taken off the network, in order of time. A fault that nobody has told the effect of is none. */
export function losses(grounds: Grounds): Loss[] {
  const endMs = endOf(grounds)
  return toOutages(grounds).flatMap(({ container, fromMs, toMs, state, exitCode, fault, engine }): Loss[] => {
    const isCut = fault?.action.kind === 'cut'
    if (engine.length === 0 && !isCut) return []
    const isBack = Number.isFinite(toMs)
    return [
      {
        container,
        what: isCut ? 'cut' : state === 'down' ? 'died' : 'paused',
        fromMs,
        toMs: isBack ? toMs : endMs,
        isBack,
        ...(exitCode !== undefined && { exitCode }),
        ...(fault !== undefined && { fault }),
      },
    ]
  })
}

/** The end of what was measured. */
export function endOf({ seconds, readings, probes }: Grounds): number {
  const last = [seconds.at(-1)?.atMs, readings.at(-1)?.atMs, probes.at(-1)?.atMs].flatMap((atMs) => atMs ?? [])
  return Math.max(0, ...last) + 1000
}
