import { join } from 'node:path'
import type { RunEvent } from '../../../shared/domain/events.ts'
import type { RunManifest } from '../../../shared/domain/manifest.ts'
import { manifestSchema } from '../../../shared/domain/manifestSchema.ts'
import { type RunAt, runStates } from '../../../shared/domain/run.ts'
import type { Host } from '../ports/host.ts'
import { readRecords } from './readRecords.ts'
import { readStored } from './readStored.ts'
import { unreadable } from './storeError.ts'

/** The manifest as it is on disk. Throws `storeUnreadable`. */
export function readManifest(folder: string): RunManifest {
  const path = join(folder, 'manifest.json')
  const manifest = readStored(path, manifestSchema, 'palier.run/1')
  if (manifest === undefined) throw unreadable(path, 'the file is missing')
  return manifest
}

/**
 * The manifest as it is to be shown: a run without an outcome whose process is gone was interrupted.
 * `settle` is true when that is not on disk yet.
 *
 * Read again after the process was found dead: between the first reading and its death it may have written how it ended,
 * and once it is dead nobody writes any more.
 */
export function readManifestNow(
  folder: string,
  host: Pick<Host, 'isAlive'>,
): { readonly manifest: RunManifest; readonly settle: boolean } {
  const first = readManifest(folder)
  if (first.outcome !== undefined || host.isAlive(first.lease)) return { manifest: first, settle: false }
  const last = readManifest(folder)
  if (last.outcome !== undefined) return { manifest: last, settle: false }
  return { manifest: { ...last, outcome: { kind: 'interrupted', during: lastState(folder, last) } }, settle: true }
}

/** From the last state event; without one, the state after the last one the manifest knows to be passed. */
function lastState(folder: string, manifest: RunManifest): RunAt {
  let last: RunAt | undefined
  for (const record of readRecords(join(folder, 'events.ndjson'))) {
    const event = record as Partial<RunEvent>
    if (event.kind === 'state') last = runStates.find((state) => state === event.at) ?? last
  }
  if (last !== undefined) return last
  const passed = runStates.indexOf(manifest.states.at(-1)?.at as RunAt)
  return runStates[Math.min(passed + 1, runStates.length - 1)] ?? 'queued'
}
