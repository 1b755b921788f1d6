import type { Phase } from '../domain/profile.ts'
import { phaseLevels } from '../load/phaseLevels.ts'

/** Of a plateau, what is dropped while the system settles. */
const settlingShare = 0.2

/**
 * The steady part of a plateau: the whole seconds after its first 20 %, without the drain. What was cut off by a stop is not
 * whole. Ramps have none: their users are never at one level.
 *
 *   phase     3.5 s |------------------------------------| 13.5 s
 *   settling        |--------| 5.5 s
 *   steady                      | 6| 7| 8| 9|10|11|12|              7,000 ms
 *
 * The same example is a case in steadySeconds.test.ts.
 */
export function isSteadySecond(phase: Phase, second: number, durationMs: number): boolean {
  const span = steadySpan(phase, durationMs)
  return span !== undefined && second * 1000 >= span.fromMs && second * 1000 < span.toMs
}

/** Where it begins and ends; undefined when nothing is left. `durationMs` is the measured time of the run. */
export function steadySpan(
  phase: Phase,
  durationMs: number,
): { readonly fromMs: number; readonly toMs: number } | undefined {
  if (!isPlateau(phase)) return undefined
  const settledMs = phase.fromMs + settlingShare * (phase.toMs - phase.fromMs)
  const fromMs = Math.ceil(settledMs / 1000) * 1000
  const toMs = Math.floor(Math.min(phase.toMs, durationMs) / 1000) * 1000
  return fromMs < toMs ? { fromMs, toMs } : undefined
}

/** One number of users, or one rate, held over time. Nobody at all is a pause, not a plateau. */
export function isPlateau(phase: Parameters<typeof phaseLevels>[0]): boolean {
  const { from, to } = phaseLevels(phase)
  return from === to && to > 0
}
