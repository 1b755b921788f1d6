import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Answer } from '../../../../shared/contract/requests.ts'
import { PalierError } from '../../../../shared/domain/failure.ts'
import type { LocalText } from '../../../../shared/domain/localText.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Host } from '../../ports/host.ts'
import type { RunTrash } from '../../ports/runTrash.ts'
import { removeFolder } from '../archive/removeStored.ts'
import { storedGroup } from '../archive/storedGroup.ts'
import { removeQuietly, syncFolder } from '../replaceFile.ts'
import { findId, folderNames } from '../runFolder.ts'
import { writeError } from '../storeError.ts'
import { realFs, type StoreFs } from '../storeFs.ts'
import { noteDiscard } from './discardNote.ts'
import { heldFolders, moveAll, tryRename } from './moveFolders.ts'
import { movingName } from './movingName.ts'
import { tidyTrash } from './tidyTrash.ts'

export interface RunTrashOptions {
  /** The same as the store's. */
  readonly root: string
  readonly host: Pick<Host, 'isAlive' | 'self'>
  readonly clock: Pick<Clock, 'utc'>
  readonly fs?: StoreFs
}

type Parts = Required<RunTrashOptions>

/**
 * What was discarded, under `trash/<id>/{runs,comparisons}/`. Folders are gathered under a hidden name beside it and put
 * back from one:
 *
 *   discard: runs/a, comparisons/c  ->  .moving-…  ->  trash/c
 *   restore: trash/c  ->  .moving-…  ->  runs/a, comparisons/c
 *
 * so whatever a crash leaves under a hidden name is put back where it was; a discard counts from its last rename.
 */
export function createRunTrash(options: RunTrashOptions): RunTrash & { tidy(): void } {
  const parts: Parts = { fs: realFs, ...options }
  return {
    discard: (asked) => discard(asked, parts),
    restore: (asked) => restore(asked, parts),
    tidy: () => tidyTrash(parts.fs, parts.root, parts),
  }
}

function discard(asked: string, { root, host, clock, fs }: Parts): Answer<'run.discard'> {
  const { ids, folders, keptBy } = storedGroup(root, asked, host)
  const [id = ''] = ids
  const trash = join(root, 'trash')
  const moving = join(trash, movingName(id, host.self()))
  try {
    fs.mkdirSync(moving, { recursive: true })
    noteDiscard(fs, moving, clock.utc())
    moveAll(fs, root, moving, folders)
    // There only when an import has brought it back since: the same again.
    if (existsSync(join(trash, id))) removeFolder(fs, root, `trash/${id}`, host)
    fs.renameSync(moving, join(trash, id))
    syncFolder(fs, trash)
  } catch (error) {
    for (const folder of folders) tryRename(fs, join(moving, folder), join(root, folder))
    forget(fs, moving)
    throw writeError(join(trash, id), error)
  }
  return { discarded: ids, notes: keptBy === undefined ? [] : [keptNote(keptBy, id)] }
}

function restore(asked: string, { root, host, fs }: Parts): Answer<'run.restore'> {
  const trash = join(root, 'trash')
  const id = findId(folderNames(trash), asked, 'discarded run')
  const held = heldFolders(join(trash, id))
  const taken = held.find((folder) => existsSync(join(root, folder)))
  if (taken !== undefined) throw thereAgain(join(root, taken))
  const moving = join(trash, movingName(id, host.self()))
  try {
    fs.renameSync(join(trash, id), moving)
  } catch (error) {
    throw writeError(join(trash, id), error)
  }
  try {
    // Runs before their comparison, which lists them.
    moveAll(fs, moving, root, held.toReversed())
  } catch (error) {
    tryRename(fs, moving, join(trash, id))
    throw writeError(join(trash, id), error)
  }
  forget(fs, moving)
  return { restored: held.map((folder) => folder.slice(folder.indexOf('/') + 1)) }
}

/** Nothing but the note is removed: what could not be put back waits for the next start. */
function forget(fs: StoreFs, moving: string): void {
  if (heldFolders(moving).length === 0) removeQuietly(fs, moving)
}

/** An import has brought it back in the meantime. */
function thereAgain(path: string): PalierError {
  return new PalierError({ kind: 'storeUnwritable', path, message: 'it is there again, and nothing is put over it' })
}

function keptNote(comparisonId: string, runId: string): LocalText {
  return {
    en: `The comparison ${comparisonId} keeps the figures of ${runId}, without its curves, events and evidence.`,
    fr: `La comparaison ${comparisonId} garde les chiffres de ${runId}, sans ses courbes, ses événements ni ses pièces.`,
  }
}
