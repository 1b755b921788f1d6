import { randomBytes } from 'node:crypto'
import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '../store/makeFolder.ts'
import { writeError } from '../store/storeError.ts'
import { type CsvTable, toCsv } from './toCsv.ts'

const batchChars = 256 * 1024

/**
 * Writes a file whole: under another name first, so that whoever reads meanwhile finds the old one or the new one.
 * Throws `PalierError` diskFull or storeUnwritable.
 */
export function writeWhole(file: string, content: Uint8Array | Iterable<string>): void {
  const half = `${file}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`
  try {
    const handle = openSync(half, 'wx')
    try {
      for (const part of content instanceof Uint8Array ? [content] : batches(content)) writeAll(handle, part)
    } finally {
      closeSync(handle)
    }
    renameSync(half, file)
  } catch (error) {
    rmSync(half, { force: true })
    throw writeError(file, error)
  }
}

/** One file for each table, into a folder that is made when it is not there. Gives the files. */
export function writeTables(folder: string, tables: readonly CsvTable[]): string[] {
  try {
    makeFolder(folder)
  } catch (error) {
    throw writeError(folder, error)
  }
  return tables.map((table) => {
    const file = join(folder, `${table.name}.csv`)
    writeWhole(file, toCsv(table))
    return file
  })
}

function writeAll(handle: number, bytes: Uint8Array): void {
  for (let offset = 0; offset < bytes.length; ) offset += writeSync(handle, bytes, offset)
}

function* batches(lines: Iterable<string>): Generator<Uint8Array> {
  let text = ''
  for (const line of lines) {
    text += line
    if (text.length < batchChars) continue
    yield Buffer.from(text)
    text = ''
  }
  yield Buffer.from(text)
}
