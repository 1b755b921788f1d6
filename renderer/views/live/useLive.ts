import { useEffect, useState } from 'react'
import type { Failure } from '../../../shared/domain/failure.ts'
import type { LiveComparison } from '../../../shared/live/liveComparison.ts'
import type { LiveRun } from '../../../shared/live/liveRun.ts'
import { useCurrent } from '../../stores/current.ts'
import type { Followed } from '../../stores/follow.ts'
import { followComparison } from '../../stores/followComparison.ts'
import { followRun } from '../../stores/followRun.ts'
import { useAsked } from '../../stores/useAsked.ts'

/** What the Live screen shows. */
export type Live =
  | { readonly at: 'opening' }
  | { readonly at: 'nothing' }
  | { readonly at: 'failed'; readonly failure: Failure }
  /** The run that is on, or was last; absent before the first. */
  | { readonly at: 'following'; readonly comparison: LiveComparison; readonly run?: LiveRun }

/** The comparison of that id, or the one that is on or was the last one. What the frame follows already is not followed twice. */
export function useLive(comparisonId: string | undefined): Live {
  const current = useCurrent()
  const { asked } = useAsked('comparison.current', {})
  const known = current.comparison
  const isCurrent = known !== undefined && (comparisonId === undefined || comparisonId === known.head.id)
  const own = useOwnComparison(isCurrent ? undefined : comparisonId)
  if (isCurrent) return { at: 'following', comparison: known, ...(current.run && { run: current.run }) }
  if (comparisonId !== undefined) return own
  if (asked.at === 'failed') return { at: 'failed', failure: asked.failure }
  const isNothingOn = asked.at === 'answered' && asked.answer.comparisonId === undefined
  return { at: isNothingOn ? 'nothing' : 'opening' }
}

function useOwnComparison(comparisonId: string | undefined): Live {
  const [comparison, setComparison] = useState<Followed<LiveComparison>>({ at: 'opening' })
  const [run, setRun] = useState<Followed<LiveRun>>({ at: 'opening' })
  const runId = comparison.at === 'following' ? lastRunId(comparison.view) : undefined
  useEffect(
    () => (comparisonId === undefined ? undefined : followComparison(comparisonId, setComparison)),
    [comparisonId],
  )
  useEffect(() => (runId === undefined ? undefined : followRun(runId, setRun)), [runId])
  if (comparison.at !== 'following') return comparison
  return { at: 'following', comparison: comparison.view, ...(run.at === 'following' && { run: run.view }) }
}

/** Between two runs the one before stays. */
function lastRunId({ head, current, outcomes }: LiveComparison): string | undefined {
  return current ?? head.planned.findLast(({ runId }) => outcomes[runId] !== undefined)?.runId
}
