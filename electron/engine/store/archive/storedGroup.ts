import type { Host } from '../../ports/host.ts'
import { endedComparison, endedManifest, findStored, runsOfComparison } from './storedIds.ts'

/** What goes together when a run or a comparison goes. */
export interface StoredGroup {
  /** What was asked for comes first. */
  readonly ids: readonly string[]
  /** Folders under the root, `runs/<id>`; in the order of `ids`. */
  readonly folders: readonly string[]
  /** The comparison that stays and keeps the figures of a run that goes. */
  readonly keptBy?: string
}

/**
 * A run, or a comparison with all its runs; also what cannot be read any more. By an id or the beginning of one. Throws
 * `PalierError` unknownName, or stillOn when any of it is on.
 */
export function storedGroup(root: string, asked: string, host: Pick<Host, 'isAlive'>): StoredGroup {
  const { kind, id } = findStored(root, asked)
  if (kind === 'comparison') {
    endedComparison(root, id, host)
    const runs = runsOfComparison(root, id, host)
    for (const run of runs) endedManifest(root, run, host)
    return { ids: [id, ...runs], folders: [`comparisons/${id}`, ...runs.map((run) => `runs/${run}`)] }
  }
  const { comparisonId = '' } = endedManifest(root, id, host) ?? {}
  const comparison = comparisonId === '' ? undefined : endedComparison(root, comparisonId, host)
  return { ids: [id], folders: [`runs/${id}`], ...(comparison !== undefined && { keptBy: comparisonId }) }
}
