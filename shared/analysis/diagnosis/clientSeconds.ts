import type { RunManifest } from '../../domain/manifest.ts'
import { defaultCapacityBounds, type Objectives } from '../../domain/objectives.ts'
import type { Tick } from '../../domain/tick.ts'
import { type AskedSecond, silence } from '../silence.ts'
import type { Level } from './steadyStates.ts'

/** One second as the clients saw it. */
export interface ClientSecond extends AskedSecond {
  readonly level: Level
  /** Why it was bad; both may be true. */
  readonly isSlow: boolean
  readonly hasErrors: boolean
}

/** The objectives' capacity bounds, or those that count without objectives. */
export function boundsOf({ objectives }: Pick<RunManifest, 'objectives'>): Objectives['capacity'] {
  return objectives?.capacity ?? defaultCapacityBounds
}

/**
 * Every second from 0 to the end. Bad: the error rate is at its bound or P95 above its own. Silent: nobody got an ok answer, and that was no chance
 * (`silence`). Quiet: nobody asked, or those who did cannot have an answer yet. What failed for want of the generator's own means says nothing of the
 * stack. Of the first seconds `known` is what was made of them before.
 */
export function clientSeconds(
  ticks: ReadonlyMap<number, Tick>,
  seconds: number,
  bounds: Objectives['capacity'],
  isProbeFailing: (second: number) => boolean,
  known: readonly ClientSecond[] = [],
): ClientSecond[] {
  let inFlight = known.at(-1)?.inFlight ?? 0
  const fresh = Array.from({ length: Math.max(0, seconds - known.length) }, (_, index): ClientSecond => {
    const waiting = inFlight
    const tick = ticks.get(known.length + index)
    if (tick === undefined) return { ...missing, waiting, inFlight }
    const { ok, failed: all, aborted = 0, latencyUs } = tick.total
    inFlight += tick.started - ok - all - aborted
    const failed = failedByStack(tick)
    const isSlow = latencyUs !== undefined && latencyUs.p95 / 1000 > bounds.p95Ms
    const hasErrors = failed > 0 && failed / (ok + failed) >= bounds.errorRate
    const level = ok === 0 ? 'quiet' : isSlow || hasErrors ? 'bad' : 'good'
    return { level, isSlow, hasErrors, ok, failed, waiting, inFlight }
  })
  const all = [...known, ...fresh]
  const isSilent = silence(
    all.map((one) => (one.level === 'missing' ? undefined : one)),
    isProbeFailing,
    known.map(({ level }) => level === 'silent'),
  )
  return all.map((one, second) => (isSilent[second] ? { ...one, level: 'silent' } : one))
}

const missing = { level: 'missing', isSlow: false, hasErrors: false, ok: 0, failed: 0 } as const

export function failedByStack({ total, outcomes }: Tick): number {
  return Math.max(0, total.failed - (outcomes.generator ?? 0))
}

/** By their seconds; the load of a second that was told twice is that of the last time. */
export function bySecond(ticks: readonly Tick[]): ReadonlyMap<number, Tick> {
  return new Map(ticks.map((tick) => [tick.second, tick]))
}
