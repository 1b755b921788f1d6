import type { RunEvent } from '../../domain/events.ts'
import { type LiveLanes, liveLanes } from '../liveLanes.ts'
import { applyBatch, type LiveRun, type RunHead, toLiveRun } from '../liveRun.ts'

interface Step {
  readonly live: LiveRun
  readonly told: LiveLanes
  /** The last of the batch. */
  readonly last: RunEvent
}

/** Goes through a run as a screen hears it: a batch ends with each second's load, with each state, and with the run. */
export function* followed(head: RunHead, events: readonly RunEvent[]): Generator<Step> {
  let live = toLiveRun(head)
  let told: LiveLanes | undefined
  let batch: RunEvent[] = []
  for (const event of events) {
    batch.push(event)
    if (event.kind !== 'tick' && event.kind !== 'state' && event !== events.at(-1)) continue
    live = applyBatch(live, batch)
    told = liveLanes(told, live)
    yield { live, told, last: event }
    batch = []
  }
}
