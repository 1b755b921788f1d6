import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../../ports/clock.ts'
import type { Host } from '../../ports/host.ts'
import { removeFolder } from '../archive/removeStored.ts'
import { removeQuietly } from '../replaceFile.ts'
import { folderNames, removeUnfinished } from '../runFolder.ts'
import type { StoreFs } from '../storeFs.ts'
import { discardedAt } from './discardNote.ts'
import { heldFolders, tryRename } from './moveFolders.ts'
import { moverOf } from './movingName.ts'

const KEPT_MS = 24 * 3_600_000

export interface TidyTrashParts {
  readonly host: Pick<Host, 'isAlive' | 'self'>
  readonly clock: Pick<Clock, 'utc'>
}

/**
 * Puts back what the death of a process left half moved, and removes for good what was discarded more than a day ago. What
 * cannot be seen to now is left for the next start.
 */
export function tidyTrash(fs: StoreFs, root: string, { host, clock }: TidyTrashParts): void {
  const trash = join(root, 'trash')
  removeUnfinished(fs, trash, host)
  for (const name of folderNames(trash, '.moving-')) {
    const mover = moverOf(name)
    if (mover !== undefined && !host.isAlive(mover)) putBack(fs, root, join(trash, name))
  }
  for (const id of folderNames(trash)) {
    if (!isOld(join(trash, id), clock.utc())) continue
    try {
      removeFolder(fs, root, `trash/${id}`, host)
    } catch {
      // It takes up space, and nothing else depends on it.
    }
  }
}

/** Where an id is there again (an import), that one stays and this one waits under its hidden name. */
function putBack(fs: StoreFs, root: string, moving: string): void {
  for (const folder of heldFolders(moving)) {
    if (!existsSync(join(root, folder))) tryRename(fs, join(moving, folder), join(root, folder))
  }
  if (heldFolders(moving).length === 0) removeQuietly(fs, moving)
}

/** Without a readable date it is kept. */
function isOld(folder: string, utc: string): boolean {
  try {
    const at = discardedAt(folder)
    return at !== undefined && Date.parse(utc) - Date.parse(at) > KEPT_MS
  } catch {
    return false
  }
}
