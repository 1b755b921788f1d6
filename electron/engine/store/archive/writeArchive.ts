import { randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { type Pack, pack } from 'tar-stream'
import { writeError } from '../storeError.ts'
import { type ArchivedFile, type ArchiveIndex, archiveIndexSchema, indexName } from './archiveIndex.ts'

/** One time for all: the same runs give the same bytes. 2000-01-01. */
const fileTime = new Date(Date.UTC(2000, 0, 1))

/**
 * Writes files below `root` as one tar, compressed with gzip, the index first. It has its name when it is whole: what was
 * there under that name stays until then. Gives its size in bytes. Throws `diskFull` or `storeUnwritable` with the path.
 */
export async function writeArchive(root: string, index: ArchiveIndex, file: string): Promise<number> {
  const half = `${file}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`
  const tar = pack()
  try {
    const written = pipeline(tar, createGzip(), createWriteStream(half, { flags: 'wx' }))
    // A failure of either side ends the other one: both are waited for, the first reason is told.
    await Promise.all([written, fill(tar, root, index).catch((error: Error) => fail(tar, error))])
    await rename(half, file)
    return (await stat(file)).size
  } catch (error) {
    await rm(half, { force: true }).catch(() => undefined)
    throw writeError(file, error)
  }
}

function fail(tar: Pack, error: Error): never {
  tar.destroy(error)
  throw error
}

async function fill(tar: Pack, root: string, index: ArchiveIndex): Promise<void> {
  const text = `${JSON.stringify(archiveIndexSchema.parse(index), null, 2)}\n`
  await add(tar, toHeader(indexName, Buffer.byteLength(text)), [Buffer.from(text)])
  for (const { path, bytes } of index.files) {
    await add(tar, toHeader(path, bytes), createReadStream(join(root, path)))
  }
  tar.finalize()
}

function toHeader(path: ArchivedFile['path'], bytes: number): Parameters<Pack['entry']>[0] {
  return { name: path, size: bytes, mtime: fileTime, mode: 0o644, type: 'file' }
}

/** A file that changed its size since it was measured fails here. */
async function add(
  tar: Pack,
  header: Parameters<Pack['entry']>[0],
  content: Iterable<Buffer> | AsyncIterable<Buffer>,
): Promise<void> {
  const done = Promise.withResolvers<void>()
  const entry = tar.entry(header, (error) => (error ? done.reject(error) : done.resolve()))
  await Promise.all([pipeline(content, entry), done.promise])
}
