import { join } from 'node:path'
import type { z } from 'zod'
import { comparisonSchema } from '../../../shared/domain/comparisonSchema.ts'
import type { Comparison } from '../../../shared/domain/runResult.ts'
import type { Host } from '../ports/host.ts'
import { readStored } from './readStored.ts'
import { replaceFile } from './replaceFile.ts'
import { findId, folderNames } from './runFolder.ts'
import { unreadable, writeError } from './storeError.ts'
import type { StoreFs } from './storeFs.ts'
import { toStoredText } from './toStoredText.ts'

/** Writes `comparisons/<id>/comparison.json`, whole; saving again replaces it. */
export function saveComparison(fs: StoreFs, comparisons: string, comparison: Comparison): void {
  const folder = join(comparisons, comparison.id)
  const text = toStoredText(comparison, comparisonSchema)
  try {
    fs.mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw writeError(folder, error)
  }
  replaceFile(fs, join(folder, 'comparison.json'), text)
}

/** By id or a beginning that only one has. One that is `running` in a process that is gone was interrupted. */
export function openComparison(comparisons: string, id: string, host: Pick<Host, 'isAlive'>): Comparison {
  const folder = join(comparisons, findId(folderNames(comparisons), id, 'comparison'))
  const comparison = readComparison(folder, comparisonSchema)
  return { ...comparison, outcome: outcomeNow(comparison, host) }
}

/** As it is on disk, all of it or a part. Throws `storeUnreadable`. */
export function readComparison<T>(folder: string, schema: z.ZodType<T>): T {
  const path = join(folder, 'comparison.json')
  const comparison = readStored(path, schema, 'palier.comparison/1')
  if (comparison === undefined) throw unreadable(path, 'the file is missing')
  return comparison
}

/** The outcome as it is to be shown. */
export function outcomeNow(
  { outcome, lease }: Pick<Comparison, 'outcome' | 'lease'>,
  host: Pick<Host, 'isAlive'>,
): Comparison['outcome'] {
  return outcome === 'running' && lease !== undefined && !host.isAlive(lease) ? 'interrupted' : outcome
}
