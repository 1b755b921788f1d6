import { join } from 'node:path'
import type { Host } from '../../ports/host.ts'
import { removeQuietly } from '../replaceFile.ts'
import { unfinishedName } from '../runFolder.ts'
import { writeError } from '../storeError.ts'
import type { StoreFs } from '../storeFs.ts'
import { storedGroup } from './storedGroup.ts'

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
  const { ids, folders, keptBy } = storedGroup(root, asked, host)
  for (const folder of folders) removeFolder(fs, root, folder, host)
  if (keptBy === undefined) return { removed: ids, notes: [] }
  const note = `The comparison ${keptBy} keeps the figures of ${ids[0]}; its curves, events and evidence are gone.`
  return { removed: ids, notes: [note] }
}

/** Gone at once under its name; the leftovers of a removal that was cut off are seen to by the next start. */
export function removeFolder(fs: StoreFs, root: string, path: string, host: Pick<Host, 'self'>): void {
  const [kind = '', id = ''] = path.split('/')
  const hidden = join(root, kind, unfinishedName({ id, lease: host.self() }))
  try {
    fs.renameSync(join(root, path), hidden)
  } catch (error) {
    throw writeError(join(root, path), error)
  }
  removeQuietly(fs, hidden)
}
