import { dirname, join } from 'node:path'
import { syncFolder } from '../replaceFile.ts'
import { folderNames } from '../runFolder.ts'
import type { StoreFs } from '../storeFs.ts'

/** Folders of comparisons and runs that a folder holds, `runs/<id>`; comparisons first. */
export function heldFolders(folder: string): string[] {
  return ['comparisons', 'runs'].flatMap((kind) => folderNames(join(folder, kind)).map((id) => `${kind}/${id}`))
}

/** Moves all of them, in this order, and waits until that is on disk. After a failure those that were moved are put back. */
export function moveAll(fs: StoreFs, from: string, to: string, folders: readonly string[]): void {
  const moved: string[] = []
  try {
    for (const folder of folders) {
      fs.mkdirSync(dirname(join(to, folder)), { recursive: true })
      fs.renameSync(join(from, folder), join(to, folder))
      moved.push(folder)
    }
    for (const kind of new Set(folders.map(dirname))) {
      for (const place of [to, from]) syncFolder(fs, join(place, kind))
    }
  } catch (error) {
    for (const folder of moved.toReversed()) tryRename(fs, join(to, folder), join(from, folder))
    throw error
  }
}

/** What cannot be put back now is by the next start, where that is possible. */
export function tryRename(fs: StoreFs, from: string, to: string): void {
  try {
    fs.renameSync(from, to)
  } catch {
    // The failure that led here is the one to report.
  }
}
