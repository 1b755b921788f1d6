import type { RunEvent } from '../../../shared/domain/events.ts'
import type { RunManifest } from '../../../shared/domain/manifest.ts'
import type { RunAt, RunOutcome } from '../../../shared/domain/run.ts'
import { applyBatch, type LiveRun, toLiveRun } from '../../../shared/live/liveRun.ts'
import { toRunHead } from '../../../shared/live/toRunHead.ts'
import type { StoredRun } from '../ports/runStore.ts'
import { eventStreams, type ReadEvent, toReadEvent } from './eventRecord.ts'

/**
 * A run as its stored events tell it: of any run, on or ended, whole or cut off. Lines that cannot be read are gaps, and counted
 * as such. A run whose process was killed never said that it ended: its manifest does.
 */
export function storedLiveRun(run: StoredRun): LiveRun {
  const view = applyBatch(toLiveRun(toRunHead(run.manifest)), storedEvents(run))
  const { outcome } = run.manifest
  if (view.outcome !== undefined || outcome === undefined) return view
  return {
    ...view,
    ...(outcome.kind === 'interrupted' && { at: outcome.during as RunAt }),
    outcome: toOutcome(outcome),
  }
}

/** Without the sentence that a manifest keeps beside a failure. */
function toOutcome(stored: NonNullable<RunManifest['outcome']>): RunOutcome {
  if (stored.kind !== 'failed') return stored as RunOutcome
  const { message: _, ...outcome } = stored
  return outcome as RunOutcome
}

/** All events of a run in their order. Ticks and readings of older runs do not say when they were told: with what came before them. */
function storedEvents(run: StoredRun): readonly RunEvent[] {
  const read = eventStreams.flatMap((stream) => [...eventsOf(run, stream)]).sort((a, b) => a.seq - b.seq)
  let toldMs = 0
  return read.map(({ seq, elapsedMs = toldMs, toldAtMs, body }) => {
    toldMs = elapsedMs
    return { runId: run.manifest.id, seq, elapsedMs, ...(toldAtMs !== undefined && { atMs: toldAtMs }), ...body }
  })
}

function* eventsOf(run: StoredRun, stream: (typeof eventStreams)[number]): Generator<ReadEvent> {
  for (const record of run.records(stream)) {
    const event = toReadEvent(stream, record as object)
    if (event !== undefined) yield event
  }
}
