import type { Outcome } from './outcome.ts'
import type { DoubtReason } from './verdict.ts'

/** Latency of one second, whole microseconds, nearest-rank; absent when nothing was ok in it. */
export interface TickLatency {
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly max: number
}

export interface TickFigures {
  readonly requests: number
  readonly ok: number
  readonly failed: number
  /** Response time of ok requests. */
  readonly latencyUs?: TickLatency
}

/** One second of load results: plain figures, so that charts never decode a histogram. */
export interface Tick {
  readonly second: number
  readonly users: number
  readonly started: number
  readonly total: TickFigures & {
    readonly aborted: number
    readonly bytes: number
    readonly cacheHits: number
    readonly cacheMisses: number
  }
  readonly endpoints: Readonly<Record<string, TickFigures>>
  readonly instances: Readonly<Record<string, TickFigures>>
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>
  readonly sendLagUs: { readonly p99: number; readonly max: number }
  readonly generatorCpuPercent: number
  /** Absent in runs of before it was measured. */
  readonly loopDelayP99Us?: number
  /** The longest time for which a load thread's event loop stood still; absent likewise. */
  readonly loopDelayMaxUs?: number
  /** Due and not sent; absent when there were none. */
  readonly dropped?: number
  /** Why this second is not to be trusted; absent when it is. */
  readonly doubt?: { readonly kind: 'suspect' | 'invalid'; readonly reasons: readonly DoubtReason[] }
}
