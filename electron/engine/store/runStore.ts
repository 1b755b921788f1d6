import { join } from 'node:path'
import { resultSchema } from '../../../shared/domain/resultSchema.ts'
import type { RunResult } from '../../../shared/domain/runResult.ts'
import type { Host } from '../ports/host.ts'
import type { RunStore, StoredRun } from '../ports/runStore.ts'
import { listComparisons } from './listComparisons.ts'
import { listRuns } from './listRuns.ts'
import { readRecords } from './readRecords.ts'
import { readStored } from './readStored.ts'
import { findId, folderNames, makeRunFolder } from './runFolder.ts'
import { createRunWriter } from './runWriter.ts'
import { type Settled, settleInterrupted } from './settleInterrupted.ts'
import { openComparison, saveComparison } from './storedComparison.ts'
import { readManifestNow } from './storedManifest.ts'
import { realFs, type StoreFs } from './storeFs.ts'

export interface RunStoreOptions {
  /** `--out`, or the user's data folder. Made when something is first stored. */
  readonly root: string
  readonly host: Pick<Host, 'isAlive'>
  readonly fs?: StoreFs
}

/** Runs and comparisons as folders under `root`; the folders are the truth. See README.md beside this file. */
export function createRunStore({
  root,
  host,
  fs = realFs,
}: RunStoreOptions): RunStore & { settleInterrupted(): Settled } {
  const runs = join(root, 'runs')
  const comparisons = join(root, 'comparisons')
  return {
    create: (manifest) => createRunWriter(fs, makeRunFolder(fs, runs, manifest)),
    list: () => listRuns(runs, host),
    open: (runId) => openRun(join(runs, findId(folderNames(runs), runId, 'run')), host),
    saveComparison: (comparison) => saveComparison(fs, comparisons, comparison),
    openComparison: (id) => openComparison(comparisons, id, host),
    listComparisons: () => listComparisons(comparisons, runs, host),
    settleInterrupted: () => settleInterrupted(fs, runs, comparisons, host),
  }
}

/** Never writes: an interrupted run is shown as such, and settled by `settleInterrupted`. */
function openRun(folder: string, host: Pick<Host, 'isAlive'>): StoredRun {
  const { manifest } = readManifestNow(folder, host)
  return {
    folder,
    manifest,
    records: (stream, onDamaged) => readRecords(join(folder, `${stream}.ndjson`), onDamaged),
    get result(): RunResult | undefined {
      return readStored(join(folder, 'result.json'), resultSchema, 'palier.result/1')
    },
  }
}
