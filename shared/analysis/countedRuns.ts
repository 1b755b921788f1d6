import type { RunResult } from '../domain/runResult.ts'

/**
 * The repeats that figures are made of. Half a plan has other figures, so only completed ones; and of those not the invalid ones, as
 * long as another is left. Where all are invalid there is nothing to prefer: their figures stand, and are marked.
 */
export function countedRuns(runs: readonly RunResult[]): readonly RunResult[] {
  const completed = runs.filter(({ outcome }) => outcome.kind === 'completed')
  const believed = completed.filter(({ verdict }) => verdict?.kind !== 'invalid')
  return believed.length > 0 ? believed : completed
}
