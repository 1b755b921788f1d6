import type { Outcome } from './outcome.ts'

/** From `atMs` on, `users` users are active. */
export interface UserStep {
  readonly atMs: number
  readonly users: number
}

/** What came of the requests of one endpoint, instance and outcome that ended within one second. */
export interface LoadCell {
  readonly endpoint: string
  /** From `X-Instance-Id`; absent when the response had none or there was no response. */
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
  readonly cells: readonly LoadCell[]
  /** How late requests were sent, the generator's own health: 99th percentile and maximum, whole microseconds. */
  readonly sendLagUs: { readonly p99: number; readonly max: number }
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
}
