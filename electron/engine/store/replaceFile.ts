import { randomBytes } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { writeError } from './storeError.ts'
import type { StoreFs } from './storeFs.ts'

/**
 * Replaces a file whole: a reader, also after a power cut, finds the old content or the new one and nothing between.
 *
 *   write temporary file in the same folder -> fsync -> rename over the old one -> fsync the folder
 *
 * The last step is the one most libraries skip; without it the rename itself may be lost (jupyterlab-desktop PR 1115).
 * Throws `diskFull` or `storeUnwritable` with the path; the temporary file is gone then.
 */
export function replaceFile(fs: StoreFs, path: string, text: string): void {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`)
  try {
    writeNewFile(fs, temporary, text, 0o644)
    fs.renameSync(temporary, path)
    syncFolder(fs, dirname(path))
  } catch (error) {
    removeQuietly(fs, temporary)
    throw writeError(path, error)
  }
}

/** Creates a file that must not exist yet, and waits until it is on disk. */
export function writeNewFile(fs: StoreFs, path: string, text: string, mode: number): void {
  const file = fs.openSync(path, 'wx', mode)
  try {
    writeAll(fs, file, Buffer.from(text))
    fs.fsyncSync(file)
  } finally {
    fs.closeSync(file)
  }
}

/** One write; more only when the system took a part of it, as it does just before a disk is full. */
export function writeAll(fs: StoreFs, file: number, bytes: Uint8Array): void {
  for (let offset = 0; offset < bytes.length; ) offset += fs.writeSync(file, bytes, offset)
}

/** Makes names in a folder durable. Windows cannot open a folder and does not need it. */
export function syncFolder(fs: StoreFs, folder: string): void {
  if (process.platform === 'win32') return
  const file = fs.openSync(folder, 'r')
  try {
    fs.fsyncSync(file)
  } finally {
    fs.closeSync(file)
  }
}

export function removeQuietly(fs: StoreFs, path: string): void {
  try {
    fs.rmSync(path, { recursive: true, force: true })
  } catch {
    // What failed before is the failure to report; a leftover starts with a dot and is listed nowhere.
  }
}
