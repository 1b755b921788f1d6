import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { StoredSuite } from '../../../shared/contract/suites.ts'
import { type Failure, PalierError } from '../../../shared/domain/failure.ts'
import type { Host } from '../ports/host.ts'
import { readSuiteRecord } from './suiteFolder.ts'

/** Those that cannot be read are left out: nobody could be told of them what they were about. */
const unreadable: readonly Failure['kind'][] = ['badInput', 'storeUnreadable']

/** What lies below the data folder's `suites`, the latest first. A suite whose process is gone was interrupted. */
export function storedSuites(dataFolder: string, host: Pick<Host, 'isAlive'>): readonly StoredSuite[] {
  const below = join(dataFolder, 'suites')
  if (!existsSync(below)) return []
  return readdirSync(below)
    .flatMap((name) => stored(join(below, name), host) ?? [])
    .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
}

function stored(folder: string, host: Pick<Host, 'isAlive'>): StoredSuite | undefined {
  try {
    const { id, title, createdAt, outcome, comparisons } = readSuiteRecord(folder, host)
    const page = join(folder, 'index.html')
    return {
      suiteId: id,
      folder,
      title,
      createdAt,
      outcome,
      comparisons: comparisons.length,
      completed: comparisons.filter((one) => one.outcome === 'completed').length,
      ...(existsSync(page) && { page }),
    }
  } catch (error) {
    if (error instanceof PalierError && unreadable.includes(error.failure.kind)) return undefined
    throw error
  }
}
