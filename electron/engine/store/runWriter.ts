import { join } from 'node:path'
import type { RunManifest } from '../../../shared/domain/manifest.ts'
import { manifestSchema } from '../../../shared/domain/manifestSchema.ts'
import { resultSchema } from '../../../shared/domain/resultSchema.ts'
import type { RunResult } from '../../../shared/domain/runResult.ts'
import type { RunStream, RunWriter } from '../ports/runStore.ts'
import { AppendFile } from './appendFile.ts'
import { evidenceName } from './evidenceName.ts'
import { replaceFile } from './replaceFile.ts'
import type { StoreFs } from './storeFs.ts'
import { toStoredText } from './toStoredText.ts'

export const runStreams = [
  'ticks',
  'readings',
  'probes',
  'counters',
  'logs',
  'lines',
  'events',
  'histograms',
] as const satisfies readonly RunStream[]

/** Writes into a run's folder, which exists. Holds one descriptor per stream until the outcome is saved. */
export function createRunWriter(fs: StoreFs, folder: string): RunWriter {
  const files = Object.fromEntries(
    runStreams.map((stream) => [stream, new AppendFile(fs, join(folder, `${stream}.ndjson`))]),
  ) as Record<RunStream, AppendFile>
  const all = Object.values(files)
  let isOver = false

  for (const file of all) file.open()

  return {
    folder,
    append(stream, records) {
      files[stream].append(records)
      // What still comes after the outcome opens its file again, and must not keep it.
      if (isOver) files[stream].close()
    },
    saveManifest(manifest: RunManifest) {
      isOver ||= manifest.outcome !== undefined
      if (isOver) for (const file of all) file.close()
      replaceFile(fs, join(folder, 'manifest.json'), toStoredText(manifest, manifestSchema))
    },
    saveEvidence(name, text) {
      replaceFile(fs, join(folder, 'evidence', evidenceName(name)), text)
    },
    saveResult(result: RunResult) {
      replaceFile(fs, join(folder, 'result.json'), toStoredText(result, resultSchema))
    },
  }
}
