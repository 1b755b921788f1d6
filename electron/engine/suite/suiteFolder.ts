import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { PalierError } from '../../../shared/domain/failure.ts'
import type { SuiteRecord } from '../../../shared/domain/suiteRecord.ts'
import { suiteRecordSchema } from '../../../shared/domain/suiteRecordSchema.ts'
import type { Host } from '../ports/host.ts'
import { makeFolder } from '../store/makeFolder.ts'
import { readStored } from '../store/readStored.ts'
import { replaceFile } from '../store/replaceFile.ts'
import { writeError } from '../store/storeError.ts'
import { realFs } from '../store/storeFs.ts'
import { toStoredText } from '../store/toStoredText.ts'

/** Makes it; throws `PalierError`: badInput when something is in it already, storeUnwritable. */
export function makeSuiteFolder(folder: string): void {
  try {
    makeFolder(folder)
    if (readdirSync(folder).length === 0) return
  } catch (error) {
    throw unusable(folder, writeError(folder, error))
  }
  const found = `${folder}, which is not empty`
  const fix = 'to go on with a suite that lies there: --resume'
  throw new PalierError({
    kind: 'badInput',
    problems: [{ where: '--folder', field: '', found, expected: 'a new or an empty folder', fix }],
  })
}

/** Replaces `suite.json` whole. Throws `PalierError` diskFull or storeUnwritable. */
export function saveSuiteRecord(folder: string, record: SuiteRecord): void {
  replaceFile(realFs, join(folder, 'suite.json'), toStoredText(record, suiteRecordSchema))
}

/**
 * What `suite.json` says now: a suite that is `running` in a process that is gone was interrupted. Throws `PalierError`: badInput when no
 * suite lies there, storeUnreadable.
 */
export function readSuiteRecord(folder: string, host: Pick<Host, 'isAlive'>): SuiteRecord {
  const path = join(folder, 'suite.json')
  const record = readStored(path, suiteRecordSchema, 'palier.suite/1')
  if (record === undefined) {
    const found = existsSync(folder) ? `${folder}, without a suite.json` : `${folder}, which is not there`
    throw new PalierError({
      kind: 'badInput',
      problems: [{ where: '--resume', field: '', found, expected: 'the folder of a suite that was started' }],
    })
  }
  const { outcome, lease } = record
  const isGone = outcome === 'running' && (lease === undefined || !host.isAlive(lease))
  return isGone ? { ...record, outcome: 'interrupted' } : record
}

/** A place that cannot be written was chosen wrongly; that a disk is full is told as such. */
function unusable(folder: string, error: PalierError): PalierError {
  const { failure } = error
  if (failure.kind !== 'storeUnwritable') return error
  const found = `${folder}, which cannot be written: ${failure.message}`
  const problem = { where: '--folder', field: '', found, expected: 'a folder that can be made, or that is empty' }
  return new PalierError({ kind: 'badInput', problems: [problem] }, { cause: error })
}
