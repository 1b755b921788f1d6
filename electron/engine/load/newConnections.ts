import type { RateStage } from '../../../shared/domain/profile.ts'

/** An upper bound of the requests that are due within any `withinMs`: all there are, or the highest rate all the time. */
export function newConnections(stages: readonly RateStage[], withinMs: number): number {
  const highest = stages.reduce((most, { ratePerS }) => Math.max(most, ratePerS), 0)
  let all = 0
  let from = 0
  for (const { durationMs, ratePerS } of stages) {
    all += ((from + ratePerS) / 2000) * durationMs
    from = ratePerS
  }
  return Math.min(all, (highest * withinMs) / 1000)
}
