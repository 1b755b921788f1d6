import { growLanes, type LanesSoFar } from '../analysis/diagnosis/lanesSoFar.ts'
import { liveRecord, type ToldCounts, toldCounts, toldSince } from './liveRecord.ts'
import type { LiveRun } from './liveRun.ts'

/** The lanes of a run as far as it was heard: the states that its stored run has, by the same function. */
export interface LiveLanes extends LanesSoFar {
  readonly runId: string
  readonly at: LiveRun['at']
  readonly counts: ToldCounts
}

/**
 * Goes on from the lanes before, of the same run. Between two ticks nothing is judged anew: lanes end with the last one while the
 * run is on.
 */
export function liveLanes(before: LiveLanes | undefined, live: LiveRun): LiveLanes {
  const counts = toldCounts(live)
  // Whoever lost the connection hears a run from its beginning.
  const known = before?.runId === live.head.id && before.counts.ticks <= counts.ticks ? before : undefined
  if (known?.at === 'measuring' && live.at === 'measuring' && known.counts.ticks === counts.ticks) return known
  const fresh = toldSince(live, known?.counts ?? counts)
  return { ...growLanes(known, fresh, () => liveRecord(live)), runId: live.head.id, at: live.at, counts }
}
