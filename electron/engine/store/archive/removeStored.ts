import { join } from 'node:path'
import type { Host } from '../../ports.ts'
import { removeQuietly } from '../replaceFile.ts'
import { unfinishedName } from '../runFolder.ts'
import { writeError } from '../storeError.ts'
import type { StoreFs } from '../storeFs.ts'
import { endedComparison, endedManifest, findStored, runsOfComparison } from './storedIds.ts'

export interface Removed {
  readonly removed: readonly string[]
  /** Whole sentences about what the removal means for the rest. */
  readonly notes: readonly string[]
}

/**
 * Removes a run, or a comparison with all its runs; also what cannot be read any more. Nothing is removed when any of it is
 * still on: then it throws `stillOn`.
 */
export function removeStored(fs: StoreFs, root: string, asked: string, host: Pick<Host, 'isAlive' | 'self'>): Removed {
  const { kind, id } = findStored(root, asked)
  if (kind === 'comparison') {
    endedComparison(root, id, host)
    const runs = runsOfComparison(root, id, host)
    for (const run of runs) endedManifest(root, run, host)
    for (const path of [`comparisons/${id}`, ...runs.map((run) => `runs/${run}`)]) removeFolder(fs, root, path, host)
    return { removed: [id, ...runs], notes: [] }
  }
  const { comparisonId = '' } = endedManifest(root, id, host) ?? {}
  const comparison = comparisonId === '' ? undefined : endedComparison(root, comparisonId, host)
  removeFolder(fs, root, `runs/${id}`, host)
  if (comparison === undefined) return { removed: [id], notes: [] }
  const note = `The comparison ${comparisonId} keeps the figures of ${id}; its curves, events and evidence are gone.`
  return { removed: [id], notes: [note] }
}

/** Gone at once under its name; the leftovers of a removal that was cut off are seen to by the next start. */
function removeFolder(fs: StoreFs, root: string, path: string, host: Pick<Host, 'self'>): void {
  const [kind = '', id = ''] = path.split('/')
  const hidden = join(root, kind, unfinishedName({ id, lease: host.self() }))
  try {
    fs.renameSync(join(root, path), hidden)
  } catch (error) {
    throw writeError(join(root, path), error)
  }
  removeQuietly(fs, hidden)
}
