import type { Outcome } from '../domain/outcome.ts'

/** Solid: it answered badly. Patterned: it did not answer. Told apart in grey print. */
export interface OutcomeFill {
  /** Series slot 0…5; absent: grey. */
  readonly slot?: number
  readonly pattern: 'solid' | 'hatch' | 'dots' | 'lines'
}

/** Failures in the order in which they are stacked, from the axis up. */
export const outcomeFills = {
  http4xx: { slot: 0, pattern: 'solid' },
  http5xx: { slot: 1, pattern: 'solid' },
  http502: { slot: 3, pattern: 'solid' },
  http503: { slot: 5, pattern: 'solid' },
  http504: { slot: 4, pattern: 'solid' },
  checkFailed: { slot: 2, pattern: 'solid' },
  reset: { slot: 2, pattern: 'hatch' },
  stale: { slot: 3, pattern: 'hatch' },
  responseTimeout: { slot: 4, pattern: 'dots' },
  connectTimeout: { slot: 1, pattern: 'dots' },
  refused: { slot: 5, pattern: 'lines' },
  dns: { slot: 3, pattern: 'lines' },
  poolTimeout: { pattern: 'dots' },
  generator: { pattern: 'lines' },
} as const satisfies Record<Exclude<Outcome, 'ok' | 'aborted'>, OutcomeFill>

export type FailedOutcome = keyof typeof outcomeFills
export const failedOutcomes = Object.keys(outcomeFills) as readonly FailedOutcome[]
