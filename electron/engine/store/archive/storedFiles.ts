import { createHash } from 'node:crypto'
import { createReadStream, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { hasCode, ioReason, unreadable } from '../storeError.ts'
import type { ArchivedFile } from './archiveIndex.ts'
import { type ArchivePlace, toArchivePlace } from './toArchivePlace.ts'

/** Every file of a run's or comparison's folder that an archive holds, with its checksum; sorted by path. */
export async function storedFiles(root: string, { kind, id }: Omit<ArchivePlace, 'file'>): Promise<ArchivedFile[]> {
  const base = `${kind}/${id}`
  const names = [...plainFiles(root, base), ...plainFiles(root, `${base}/evidence`)]
  const paths = names.filter((path) => toArchivePlace(path) !== undefined).sort()
  const files: ArchivedFile[] = []
  for (const path of paths) files.push({ path, ...(await measured(join(root, path))) })
  return files
}

/** Links and folders are left out: a store makes none. */
function plainFiles(root: string, folder: string): string[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => `${folder}/${name}`)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return []
    throw unreadable(join(root, folder), ioReason(error), error)
  }
}

async function measured(path: string): Promise<Omit<ArchivedFile, 'path'>> {
  const hash = createHash('sha256')
  let bytes = 0
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(chunk)
      bytes += chunk.length
    }
  } catch (error) {
    throw unreadable(path, ioReason(error), error)
  }
  return { bytes, sha256: hash.digest('hex') }
}
