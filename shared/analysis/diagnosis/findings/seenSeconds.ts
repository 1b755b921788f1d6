import type { Outcome } from '../../../domain/outcome.ts'
import type { Tick } from '../../../domain/tick.ts'
import { failedByStack } from '../clientSeconds.ts'

/** One second as the clients saw it. */
export interface SeenSecond {
  /** Its beginning. */
  readonly atMs: number
  readonly tick: Tick
  /** Sent and not answered at its end. */
  readonly inFlight: number
  /** Of the requests that ended in it, the generator’s own failures aside; absent when none did. */
  readonly errorRate?: number
  /** Response time of ok requests; absent when none was. */
  readonly p95Ms?: number
  /** Slow, failing, or without any answer for those who waited through it. */
  readonly isHurt: boolean
  /** Slow, without an answer, or given up after a time limit: failures that come at once aside. */
  readonly isSlow: boolean
}

/** As in the capacity’s bounds: from this share of failures on clients notice. */
const noticedErrors = 0.01

const timeouts: readonly Outcome[] = ['http504', 'responseTimeout', 'connectTimeout']

export function seenSeconds(ticks: readonly Tick[], p95BoundMs: number): SeenSecond[] {
  let inFlight = 0
  return ticks.map((tick) => {
    const { total, started } = tick
    const waiting = inFlight
    inFlight += started - total.requests - total.aborted
    const failed = failedByStack(tick)
    const judged = total.ok + failed
    const errorRate = judged > 0 ? failed / judged : undefined
    const p95Ms = total.latencyUs === undefined ? undefined : total.latencyUs.p95 / 1000
    const isSilent = total.ok === 0 && waiting > 0 && inFlight > 0
    const isLate = (p95Ms ?? 0) > p95BoundMs
    return {
      atMs: tick.second * 1000,
      tick,
      inFlight,
      ...(errorRate !== undefined && { errorRate }),
      ...(p95Ms !== undefined && { p95Ms }),
      isHurt: isSilent || (errorRate ?? 0) > noticedErrors || isLate,
      isSlow: isSilent || isLate || timeouts.some((outcome) => (tick.outcomes[outcome] ?? 0) > noticedErrors * judged),
    }
  })
}
