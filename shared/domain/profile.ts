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

/** Closed model: users who wait for an answer before they ask again. */
export interface Profile {
  readonly id: string
  readonly title: LocalText
  readonly description?: LocalText
  readonly model: 'closed'
  readonly stages: readonly Stage[]
}

/** The part of a run that belongs to one stage of the profile. Times count from the start of measuring. */
export interface Phase {
  readonly index: number
  readonly fromMs: number
  readonly toMs: number
  readonly usersFrom: number
  readonly usersTo: number
}
