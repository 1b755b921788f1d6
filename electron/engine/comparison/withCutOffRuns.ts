import { toComparison } from '../../../shared/analysis/toComparison.ts'
import { PalierError } from '../../../shared/domain/failure.ts'
import type { Comparison, RunResult } from '../../../shared/domain/runResult.ts'
import type { StoredRun } from '../ports/runStore.ts'
import type { Ports } from '../ports.ts'

/**
 * A comparison whose process was killed knows the runs that had ended by then. The one that was on is in its own folder, with what
 * was measured until then, and so is one that ended in the very last moment: they belong to what is shown.
 */
export function withCutOffRuns(
  stored: Comparison,
  { store, toResult }: { readonly store: Ports['store']; readonly toResult: (run: StoredRun) => RunResult },
): Comparison {
  const { outcome, planned, runs, comparison: _, schema: __, ...meta } = stored
  if (outcome !== 'interrupted') return stored
  const results = planned
    .toSorted((a, b) => a.repeat - b.repeat)
    .flatMap(({ runId }) => runs.find((one) => one.runId === runId) ?? fromStore(runId))
  const confirmations = stored.confirmations?.map((one) => {
    const [result] = one.skipped === undefined && one.result === undefined ? fromStore(one.runId) : []
    return result === undefined ? one : { ...one, result }
  })
  const isKnown = confirmations?.every((one, index) => one === stored.confirmations?.[index]) ?? true
  if (isKnown && results.length === runs.length) return stored
  return toComparison(results, { ...meta, outcome, planned, ...(confirmations && { confirmations }) })

  /** Runs that were never started have no folder. */
  function fromStore(runId: string): readonly RunResult[] {
    try {
      const run = store.open(runId)
      return [run.result ?? toResult(run)]
    } catch (error) {
      if (error instanceof PalierError) return []
      throw error
    }
  }
}
