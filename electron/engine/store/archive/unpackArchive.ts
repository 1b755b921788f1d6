import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import type { Host } from '../../ports/host.ts'
import { removeQuietly, syncFolder, writeAll } from '../replaceFile.ts'
import { unfinishedName } from '../runFolder.ts'
import { writeError } from '../storeError.ts'
import type { StoreFs } from '../storeFs.ts'
import type { ArchiveIndex } from './archiveIndex.ts'
import { type ArchiveEntry, readArchive, refuse } from './readArchive.ts'
import { type ArchivePlace, toArchivePlace } from './toArchivePlace.ts'

type Folder = Omit<ArchivePlace, 'file'>

/**
 * Writes the folders of a checked archive: each is filled under a hidden name, and all are renamed when all are whole. A
 * failure, also in the middle of the renaming, leaves none of them. The archive is read again and must still be the one
 * that was checked.
 */
export async function unpackArchive(
  fs: StoreFs,
  root: string,
  file: string,
  index: ArchiveIndex,
  folders: readonly Folder[],
  host: Pick<Host, 'self'>,
): Promise<void> {
  const hidden = new Map(
    folders.map(({ kind, id }) => [`${kind}/${id}`, `${kind}/${unfinishedName({ id, lease: host.self() })}`]),
  )
  const renamed: string[] = []
  try {
    for (const [path, to] of hidden) {
      fs.mkdirSync(join(root, to, path.startsWith('runs/') ? 'evidence' : ''), { recursive: true })
    }
    await readArchive(file, async (entry) => {
      const place = toArchivePlace(entry.path)
      const folder = place && hidden.get(`${place.kind}/${place.id}`)
      if (folder !== undefined) await writeEntry(fs, join(root, folder, place?.file ?? ''), file, entry, index)
    })
    for (const [path, from] of hidden) {
      syncFolder(fs, join(root, from))
      fs.renameSync(join(root, from), join(root, path))
      renamed.push(path)
      syncFolder(fs, dirname(join(root, path)))
    }
  } catch (error) {
    for (const path of [...hidden.values(), ...renamed]) removeQuietly(fs, join(root, path))
    throw writeError(root, error)
  }
}

async function writeEntry(
  fs: StoreFs,
  path: string,
  file: string,
  entry: ArchiveEntry,
  index: ArchiveIndex,
): Promise<void> {
  const declared = index.files.find((one) => one.path === entry.path)
  const hash = createHash('sha256')
  const handle = writing(path, () => fs.openSync(path, 'wx', 0o644))
  try {
    for await (const part of entry.content) {
      hash.update(part)
      writing(path, () => writeAll(fs, handle, part))
    }
    writing(path, () => fs.fsyncSync(handle))
  } finally {
    fs.closeSync(handle)
  }
  if (declared?.bytes === entry.bytes && declared.sha256 === hash.digest('hex')) return
  throw refuse(file, 'It was changed while it was imported.')
}

/** Told apart from what may be wrong with the archive while it is read. */
function writing<T>(path: string, write: () => T): T {
  try {
    return write()
  } catch (error) {
    throw writeError(path, error)
  }
}
