import type { ConnectionsText } from './connections.ts'
import type { Fault } from './fault.ts'
import type { LocalText } from './localText.ts'

/** Over `durationMs` the number of users goes evenly from the previous stage's to `users`; the same number is a plateau. */
export interface Stage {
  readonly durationMs: number
  readonly users: number
}

/** Open model: over `durationMs` the rate goes evenly from the previous stage's to `ratePerS`; the same rate is a plateau. */
export interface RateStage {
  readonly durationMs: number
  /** Requests per second. */
  readonly ratePerS: number
}

export type AnyStage = Stage | RateStage

/** Closed model: users who wait for an answer before they ask again. */
export interface ClosedLoad {
  readonly model: 'closed'
  readonly stages: readonly Stage[]
}

/** Open model: requests at a rate, whatever becomes of earlier ones. */
export interface OpenLoad {
  readonly model: 'open'
  readonly stages: readonly RateStage[]
  readonly arrivals: 'even' | 'poisson'
  /** A request that is due while so many are under way is not sent, and counted as dropped. */
  readonly maxInFlight: number
}

/** Enough for 1,000 req/s at a second each; each takes a descriptor and about 22 KiB. */
export const defaultMaxInFlight = 1000

interface ProfileWords {
  readonly id: string
  readonly title: LocalText
  readonly description?: LocalText
  /**
   * `perUser` when absent. A property of the profile because it says how clients come, as users and rates do: what is asked (the
   * scenario) and who answers (the topology) stay the same, and all configurations of a comparison share it.
   */
  readonly connections?: ConnectionsText
  /** What is done to containers while it is measured, in the order of their moments; before time scale, as the stages are. */
  readonly faults?: readonly Fault[]
}

export type Profile = ProfileWords & (ClosedLoad | OpenLoad)

/**
 * The part of a run that belongs to one stage of the profile. Times count from the start of measuring. Its load is users in the closed
 * model, a planned rate in the open one: always one of the two pairs (`phaseLevels`).
 */
export interface Phase {
  readonly index: number
  readonly fromMs: number
  readonly toMs: number
  readonly usersFrom?: number | undefined
  readonly usersTo?: number | undefined
  readonly ratePerSFrom?: number | undefined
  readonly ratePerSTo?: number | undefined
}
