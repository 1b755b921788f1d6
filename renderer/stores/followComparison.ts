import { applyComparisonBatch, type LiveComparison } from '../../shared/live/liveComparison.ts'
import { ask, hear } from '../bridge.ts'
import { type Followed, follow } from './follow.ts'

/** Follows one comparison that is on, or was the last one. */
export function followComparison(comparisonId: string, show: (state: Followed<LiveComparison>) => void): () => void {
  const open = () => ask['comparison.follow']({ comparisonId })
  return follow({ open, listen: hear['comparison.events'], apply: applyComparisonBatch }, show)
}
