import type { Random } from './seededRandom.ts'

/** Pause before the next request in ms, uniform in mean ± spread percent, with one random number. */
export function thinkTime(think: { readonly meanMs: number; readonly spreadPercent: number }, random: Random): number {
  const offset = (2 * random() - 1) * (think.spreadPercent / 100)
  return Math.max(0, think.meanMs * (1 + offset))
}
