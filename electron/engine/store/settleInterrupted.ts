import { join } from 'node:path'
import { type Failure, PalierError, toFailure } from '../../../shared/domain/failure.ts'
import { manifestSchema } from '../../../shared/domain/manifestSchema.ts'
import type { Host } from '../ports/host.ts'
import { replaceFile } from './replaceFile.ts'
import { folderNames, removeUnfinished } from './runFolder.ts'
import { openComparison, saveComparison } from './storedComparison.ts'
import { readManifestNow } from './storedManifest.ts'
import type { StoreFs } from './storeFs.ts'
import { toStoredText } from './toStoredText.ts'

export interface Settled {
  /** Ids of the runs whose end was written now. */
  readonly settled: readonly string[]
  /** Runs that are interrupted and could not be written to; they are still shown as interrupted. */
  readonly failed: readonly { readonly runId: string; readonly failure: Failure }[]
}

/**
 * Writes `interrupted` into the manifest of every run whose process is gone, for the start of the next command.
 * Repeating it changes nothing. Two processes at once are safe: both would write the same, each file is replaced whole,
 * and the only other writer is dead. Runs with a live process and unreadable folders are left alone.
 */
export function settleInterrupted(
  fs: StoreFs,
  runs: string,
  comparisons: string,
  host: Pick<Host, 'isAlive'>,
): Settled {
  const settled: string[] = []
  const failed: { runId: string; failure: Failure }[] = []
  removeUnfinished(fs, runs, host)
  removeUnfinished(fs, comparisons, host)
  for (const id of folderNames(comparisons)) settleComparison(fs, comparisons, id, host)
  for (const runId of folderNames(runs)) {
    try {
      if (settle(fs, join(runs, runId), host)) settled.push(runId)
    } catch (error) {
      const failure = toFailure(error)
      if (failure.kind !== 'storeUnreadable') failed.push({ runId, failure })
    }
  }
  return { settled, failed }
}

function settle(fs: StoreFs, folder: string, host: Pick<Host, 'isAlive'>): boolean {
  const { manifest, settle: isNews } = readManifestNow(folder, host)
  if (isNews) replaceFile(fs, join(folder, 'manifest.json'), toStoredText(manifest, manifestSchema))
  return isNews
}

/** Best effort: one that cannot be read or written is still shown as interrupted. */
function settleComparison(fs: StoreFs, comparisons: string, id: string, host: Pick<Host, 'isAlive'>): void {
  try {
    const { lease, ...comparison } = openComparison(comparisons, id, host)
    if (comparison.outcome === 'interrupted' && lease !== undefined) saveComparison(fs, comparisons, comparison)
  } catch (error) {
    if (!(error instanceof PalierError)) throw error
  }
}
