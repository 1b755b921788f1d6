import type { Phase } from '../domain/profile.ts'

/**
 * Which seconds belong to which phase. Ticks are whole seconds, stages need not be: a second belongs to the phase in which
 * its middle lies, and what comes after the plan (the drain) to the last phase, so that phases add up to the totals.
 *
 *   phases    |------ 0 ------|------ 1 ------|            boundary at 4.5 s, end at 9 s
 *   seconds   | 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9      second 4 (middle 4.5) is phase 1, and so is 9, the drain
 *   measured  |-- 4,000 ms ---|----- 5,000 ms -----|
 *
 * The same example is a case in phaseSeconds.test.ts.
 */
export function phaseOfSecond(phases: readonly Phase[], second: number): number {
  const middleMs = second * 1000 + 500
  const index = phases.findIndex(({ toMs }) => middleMs < toMs)
  return index === -1 ? Math.max(0, phases.length - 1) : index
}

/**
 * Measured milliseconds of each phase: the time of the seconds that belong to it, as far as the run came. They add up to
 * `durationMs`; a phase that was never reached has 0.
 */
export function phaseDurationsMs(phases: readonly Phase[], durationMs: number): number[] {
  const starts = phases.map(({ fromMs }) => Math.max(0, Math.ceil((fromMs - 500) / 1000) * 1000))
  const reached = [...starts, durationMs].map((startMs) => Math.min(startMs, durationMs))
  return phases.map((_, index) => (reached[index + 1] ?? durationMs) - (reached[index] ?? durationMs))
}
