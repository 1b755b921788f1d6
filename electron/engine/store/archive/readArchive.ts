import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import { PalierError } from '../../../../shared/domain/failure.ts'
import { ioReason } from '../storeError.ts'

/** One entry of an archive, its content not read yet. */
export interface ArchiveEntry {
  readonly path: string
  readonly type: string
  readonly bytes: number
  readonly content: AsyncIterable<Buffer>
}

/**
 * Every entry of a compressed tar, one after the other; `onEntry` takes the content or leaves it. Nothing is believed here.
 * Throws `PalierError` archiveRefused when the file is not there, no archive, or damaged.
 */
export async function readArchive(file: string, onEntry: (entry: ArchiveEntry) => Promise<void>): Promise<void> {
  const entries = extract()
  const fed = pipeline(createReadStream(file), createGunzip(), entries)
  // When the loop below throws, it destroys the stream; that second failure is not the one to tell.
  fed.catch(() => undefined)
  let isOurs = false
  try {
    for await (const entry of entries) {
      const { name, type, size } = entry.header
      const content = entry as AsyncIterable<Buffer>
      await onEntry({ path: name, type, bytes: size, content }).catch((error: unknown) => {
        isOurs = true
        throw error
      })
      entry.resume()
    }
    await fed
  } catch (error) {
    if (isOurs && error instanceof PalierError) throw error
    throw refuse(file, damageWords(error), error)
  }
}

/** The message is a sentence about the archive. */
export function refuse(file: string, message: string, cause?: unknown): PalierError {
  return new PalierError({ kind: 'archiveRefused', file, message }, { cause })
}

function damageWords(error: unknown): string {
  const { code = '', message = '' } = error instanceof Error ? (error as NodeJS.ErrnoException) : {}
  if (code === 'ENOENT') return 'There is no such file.'
  if (code === 'EISDIR') return 'It is a folder, not an archive.'
  if (code.startsWith('E')) return `It cannot be read: ${ioReason(error)}.`
  if (code === 'Z_BUF_ERROR' || message === 'Unexpected end of data') {
    return 'It ends too early: it was cut off while it was copied or written.'
  }
  if (code === 'Z_DATA_ERROR' && message === 'incorrect header check') return 'It is no archive of Palier (not gzip).'
  return `It is damaged (${message}).`
}
