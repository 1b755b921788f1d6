import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { ReadableSuite, StoredSuite, UnreadableSuite } from '../../../shared/contract/suites.ts'
import { PalierError } from '../../../shared/domain/failure.ts'
import type { SuiteRecord } from '../../../shared/domain/suiteRecord.ts'
import type { Host } from '../ports/host.ts'
import { readSuiteRecord } from './suiteFolder.ts'

/** What lies below the data folder's `suites`: the latest first, and at the end what cannot be read. A suite whose process is gone was interrupted. */
export function storedSuites(dataFolder: string, host: Pick<Host, 'isAlive'>): readonly StoredSuite[] {
  const below = join(dataFolder, 'suites')
  if (!existsSync(below)) return []
  const all = readdirSync(below).flatMap((name) => stored(join(below, name), host) ?? [])
  const readable = all.filter((one) => one.outcome !== 'unreadable')
  return [...readable.toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1)), ...all.filter(isUnreadable)]
}

function isUnreadable(one: StoredSuite): one is UnreadableSuite {
  return one.outcome === 'unreadable'
}

/** Undefined for a folder that holds no suite. */
function stored(folder: string, host: Pick<Host, 'isAlive'>): StoredSuite | undefined {
  const path = join(folder, 'index.html')
  const page = existsSync(path) ? { page: path } : {}
  try {
    return { folder, ...toListing(readSuiteRecord(folder, host)), ...page }
  } catch (error) {
    if (!(error instanceof PalierError)) throw error
    const { failure } = error
    if (failure.kind === 'badInput') return undefined
    if (failure.kind === 'storeUnreadable') {
      return { folder, suiteId: basename(folder), outcome: 'unreadable', failure, ...page }
    }
    throw error
  }
}

function toListing({ id, title, createdAt, outcome, comparisons }: SuiteRecord): Omit<ReadableSuite, 'folder'> {
  const completed = comparisons.filter((one) => one.outcome === 'completed')
  return {
    suiteId: id,
    title,
    createdAt,
    outcome,
    comparisons: comparisons.length,
    completed: completed.length,
    hasRest:
      outcome !== 'running' && (outcome !== 'completed' || completed.some(({ problem }) => problem !== undefined)),
  }
}
