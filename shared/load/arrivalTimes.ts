import type { RateStage } from '../domain/profile.ts'
import type { Random } from './seededRandom.ts'

/**
 * The moments at which requests are to be sent in the open model, in ms from the start, in order. They are decided before the first
 * request: no answer, however late, moves one.
 *
 * Over a stage the rate goes evenly from the previous stage's to `ratePerS`; a stage without duration is a jump. Even arrivals keep
 * the distance that the rate asks for: the n-th (from 0) is where the rate's integral reaches n. Poisson arrivals have exponentially
 * distributed distances in that integral (time rescaling of an inhomogeneous Poisson process: Daley & Vere-Jones, An Introduction to the
 * Theory of Point Processes, vol. I, theorem 7.4.I), so that they come in bunches as independent clients do.
 */
export function* arrivalTimes(
  stages: readonly RateStage[],
  arrivals: 'even' | 'poisson',
  random: Random,
): Generator<number, void, undefined> {
  // 1 − random is never 0.
  const distance = arrivals === 'even' ? () => 1 : () => -Math.log(1 - random())
  let wanted = arrivals === 'even' ? 0 : distance()
  let before = 0
  let fromMs = 0
  let fromRate = 0
  for (const { durationMs, ratePerS } of stages) {
    const perMs = fromRate / 1000
    const growth = durationMs === 0 ? 0 : (ratePerS / 1000 - perMs) / durationMs
    const whole = ((fromRate + ratePerS) / 2000) * durationMs
    for (; wanted < before + whole; wanted += distance()) yield fromMs + timeFor(wanted - before, perMs, growth)
    before += whole
    fromMs += durationMs
    fromRate = ratePerS
  }
}

/** Where the integral of `perMs + growth · t` reaches `amount`: the root of a quadratic, in the form that does not cancel. */
function timeFor(amount: number, perMs: number, growth: number): number {
  if (amount === 0) return 0
  const root = Math.sqrt(Math.max(0, perMs * perMs + 2 * growth * amount))
  return (2 * amount) / (perMs + root)
}
