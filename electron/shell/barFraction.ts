import type { LiveComparison } from '../../shared/live/liveComparison.ts'

/**
 * For the task bar, which needs no more than what comparison events tell and how long the present run has been on: main keeps no run's
 * readings. How much of a comparison's expected time has passed, 0 … 0.99: a run that
 * takes longer than expected waits at its end, and only the end itself is the end.
 */
export function barFraction({ head, outcomes, current }: LiveComparison, currentMs: number): number {
  const rests = head.coolDownMs * Math.max(0, head.planned.length - 1)
  const wholeMs = head.planned.reduce((sum, { expectedMs }) => sum + expectedMs, rests)
  const doneMs = head.planned.reduce((sum, { runId, expectedMs }, index) => {
    if (runId in outcomes) return sum + expectedMs + (index < head.planned.length - 1 ? head.coolDownMs : 0)
    return runId === current ? sum + Math.min(currentMs, expectedMs) : sum
  }, 0)
  return wholeMs > 0 ? Math.min(0.99, doneMs / wholeMs) : 0
}
