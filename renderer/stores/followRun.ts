import { applyBatch, type LiveRun } from '../../shared/live/liveRun.ts'
import { ask, hear } from '../bridge.ts'
import { type Followed, follow } from './follow.ts'

/** Follows one run, on or stored. */
export function followRun(runId: string, show: (state: Followed<LiveRun>) => void): () => void {
  return follow({ open: () => ask['run.follow']({ runId }), listen: hear['run.events'], apply: applyBatch }, show)
}
