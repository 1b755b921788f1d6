import { comparisonOfRun } from '../../../shared/analysis/comparisonOfRun.ts'
import type { Failure } from '../../../shared/domain/failure.ts'
import type { Comparison } from '../../../shared/domain/runResult.ts'
import { ask } from '../../bridge.ts'

export type Opened =
  | { readonly at: 'opening' }
  /** There is no finished comparison yet. */
  | { readonly at: 'nothing' }
  | { readonly at: 'failed'; readonly failure: Failure }
  | {
      readonly at: 'open'
      readonly comparison: Comparison
      /** A run that was asked for by itself: there is nothing to compare. */
      readonly isRun: boolean
      readonly endedAt?: string
    }

/** What an id stands for: a comparison, or else a run; without one the newest comparison that has ended. */
export async function openResult(id: string | undefined): Promise<Opened> {
  const listed = await ask['comparison.list']({})
  const listings = listed.ok ? listed.value : []
  const comparisonId = id ?? listings.find(({ outcome }) => outcome !== 'running' && outcome !== 'unreadable')?.id
  if (comparisonId === undefined) return listed.ok ? { at: 'nothing' } : { at: 'failed', failure: listed.failure }
  const opened = await ask['comparison.open']({ comparisonId })
  if (opened.ok) {
    const endedAt = listings.find((one) => one.id === comparisonId)?.endedAt
    return { at: 'open', comparison: opened.value, isRun: false, ...(endedAt !== undefined && { endedAt }) }
  }
  return opened.failure.kind === 'unknownName' ? openRun(comparisonId) : { at: 'failed', failure: opened.failure }
}

async function openRun(runId: string): Promise<Opened> {
  const opened = await ask['run.open']({ runId })
  if (!opened.ok) return { at: 'failed', failure: opened.failure }
  const { manifest, result } = opened.value
  const { endedAt } = manifest
  return {
    at: 'open',
    comparison: comparisonOfRun(manifest, result),
    isRun: true,
    ...(endedAt !== undefined && { endedAt }),
  }
}
