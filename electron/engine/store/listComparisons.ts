import { join } from 'node:path'
import { z } from 'zod'
import type { ComparisonListing } from '../../../shared/contract/listings.ts'
import { comparisonSchema } from '../../../shared/domain/comparisonSchema.ts'
import type { Host } from '../ports/host.ts'
import { createdAtOf, newestFirst } from './newestFirst.ts'
import { folderNames } from './runFolder.ts'
import { outcomeNow, readComparison } from './storedComparison.ts'
import { readManifest } from './storedManifest.ts'

/** Checking the results of every run as well takes 2.5 times as long: 0.7 instead of 0.28 s for a hundred with nine runs each. */
const listed = comparisonSchema
  .pick({
    createdAt: true,
    configurations: true,
    profile: true,
    repeat: true,
    planned: true,
    outcome: true,
    lease: true,
  })
  .extend({ confirmations: z.array(z.object({ runId: z.string() })).optional() })
  .strip()

/** Every comparison, newest first. A folder that cannot be read is listed as such: one bad comparison never hides the others. */
export function listComparisons(comparisons: string, runs: string, host: Pick<Host, 'isAlive'>): ComparisonListing[] {
  return folderNames(comparisons)
    .map((id) => toListing(comparisons, runs, id, host))
    .sort(newestFirst)
}

function toListing(comparisons: string, runs: string, id: string, host: Pick<Host, 'isAlive'>): ComparisonListing {
  const folder = join(comparisons, id)
  try {
    const comparison = readComparison(folder, listed)
    const { createdAt, configurations, profile, repeat } = comparison
    const outcome = outcomeNow(comparison, host)
    const runIds = [...comparison.planned, ...(comparison.confirmations ?? [])].map(({ runId }) => runId)
    const endedAt = outcome === 'running' ? undefined : lastEnd(runs, runIds)
    return {
      id,
      createdAt,
      ...(endedAt !== undefined && { endedAt }),
      configurations,
      profile: profile.id,
      timeScale: profile.timeScale,
      repeat,
      outcome,
      runIds,
    }
  } catch {
    const createdAt = createdAtOf(folder, id)
    return {
      id,
      createdAt,
      configurations: [],
      profile: '',
      timeScale: 1,
      repeat: 1,
      outcome: 'unreadable',
      runIds: [],
    }
  }
}

/** Of the last run that said when it ended; those after it never began, or were cut off. */
function lastEnd(runs: string, runIds: readonly string[]): string | undefined {
  for (const runId of runIds.toReversed()) {
    const endedAt = endOf(join(runs, runId))
    if (endedAt !== undefined) return endedAt
  }
  return undefined
}

function endOf(folder: string): string | undefined {
  try {
    return readManifest(folder).endedAt
  } catch {
    return undefined
  }
}
