import type { KeptComparison } from '../../../shared/domain/keptComparison.ts'
import type { SuiteRecordComparison } from '../../../shared/domain/suiteRecord.ts'

/** From its beginning; its runs that have no result, or failed; only what it leaves in the suite's folder; or nothing. */
export type Left = 'all' | 'rest' | 'files' | 'nothing'

/**
 * What is still to be done of a suite's comparison. `kept`: as the store has it, absent before it began.
 *
 * | suite.json says | kept | removed | unreadable |
 * |---|---|---|---|
 * | completed | its failed runs, or files that could not be written | nothing: somebody did not want it | nothing |
 * | anything else | the runs that it lacks | all of it | its rest, which says why not |
 */
export function leftOf(
  { outcome, problem }: Pick<SuiteRecordComparison, 'outcome' | 'problem'>,
  kept: KeptComparison | undefined,
): Left {
  const wasCompleted = outcome === 'completed'
  if (kept === undefined) return 'all'
  if (kept.kind !== 'kept') {
    if (wasCompleted) return 'nothing'
    return kept.kind === 'removed' ? 'all' : 'rest'
  }
  const { comparison } = kept
  if (comparison.outcome !== 'completed' || hasFailedRun(comparison)) return 'rest'
  // Its process may have died between its last run and the suite's note of it.
  return wasCompleted && problem === undefined ? 'nothing' : 'files'
}

export function hasFailedRun({ runs }: Extract<KeptComparison, { kind: 'kept' }>['comparison']): boolean {
  return runs.some(({ outcome }) => outcome.kind === 'failed')
}
