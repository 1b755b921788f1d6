import type { Outcome } from './outcome.ts'
import type { RateStage } from './profile.ts'
import type { TlsProblem } from './tlsProblem.ts'

/** From `atMs` on, `users` users are active. */
export interface UserStep {
  readonly atMs: number
  readonly users: number
}

/** When requests are sent. */
export type LoadPlan =
  /** Closed model: users who wait for an answer before they ask again. */
  | { readonly kind: 'closed'; readonly steps: readonly UserStep[] }
  /** Open model: at a rate, whatever becomes of earlier requests. What is due while `maxInFlight` are under way is dropped and counted. */
  | {
      readonly kind: 'open'
      readonly stages: readonly RateStage[]
      readonly arrivals: 'even' | 'poisson'
      readonly maxInFlight: number
    }

/** Which connections requests go over; a part of what a run is. */
export type ConnectionPolicy =
  /** One for each user (open model: for each request in flight), kept. */
  | { readonly kind: 'perUser' }
  /** So many for all, kept; who finds none free waits. */
  | { readonly kind: 'shared'; readonly count: number }
  /** A new one for every request. */
  | { readonly kind: 'fresh' }

/** So many instances each load thread tells apart; those that come after them are `otherInstances`. */
export const mostInstances = 64
/** No header can hold it, so no instance can be called that: a header's bytes are Latin 1 here. */
export const otherInstances = '\u2026'

/** What came of the requests of one endpoint, instance and outcome that ended within one second. */
export interface LoadCell {
  readonly endpoint: string
  /** From `X-Instance-Id`, its first 255 bytes, or `otherInstances`; absent when the response had none or there was no response. */
  readonly instance?: string
  readonly outcome: Outcome
  readonly count: number
  readonly cacheHits: number
  readonly cacheMisses: number
  readonly bytes: number
  /** HDR histograms of whole microseconds, in the standard V2 compressed base64 form; absent for `aborted`. */
  readonly serviceUs?: string
  readonly responseUs?: string
}

/** One second of load, all workers together. `second` 0 is the first second of measuring. */
export interface LoadSlot {
  readonly second: number
  /** Users active at the end of the second. */
  readonly users: number
  /** Requests that began within the second. */
  readonly started: number
  /** Requests that were due within the second and not sent; absent in runs of before they were counted. */
  readonly dropped?: number
  /** Of these, the ones that the generator itself came to late: the cap may have been reached only because answers had not been read. Absent: none, or not told. */
  readonly droppedLate?: number
  readonly cells: readonly LoadCell[]
  /** How late requests were sent, the generator's own health: 99th percentile and maximum, whole microseconds. */
  readonly sendLagUs: { readonly p99: number; readonly max: number }
  /**
   * HDR histograms as in cells, each absent when nothing was recorded. `lateUs`: how long after it was due a request was handed over
   * because the one before was still under way (cycle pacing). `waitUs`: for a connection of a pool. `connectUs`: of connections made.
   */
  readonly lateUs?: string
  readonly waitUs?: string
  readonly connectUs?: string
  /** How long the load threads' event loops stood still, the worst thread's; absent in runs of before it was measured. */
  readonly loopDelayUs?: { readonly p99: number; readonly max: number }
  /** Load threads' own CPU, percent of one core, all threads together. */
  readonly cpuPercent: number
}

/** Exact at the end of a run: started = ok + failed + aborted. */
export interface LoadSummary {
  readonly planned: number
  readonly started: number
  readonly dropped: number
  /** From the order to stop (end of plan or signal) to the last socket closed. */
  readonly stopMs: number
  /** Handshakes that TLS itself refused, by reason, the most frequent first; absent without any. Their requests ended as `reset`. */
  readonly handshakes?: readonly RefusedHandshakes[]
}

export interface RefusedHandshakes {
  readonly problem: TlsProblem
  readonly count: number
}
