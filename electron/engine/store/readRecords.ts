import { closeSync, openSync, readSync } from 'node:fs'
import { hasCode, ioReason, unreadable } from './storeError.ts'

const chunkBytes = 256 * 1024

/**
 * The records of a file of lines, one at a time, without holding the file in memory. A missing file has none.
 *
 * A last line without its line end is the torn tail of a write that was cut off: it was never acknowledged and is passed over.
 * Any other line that is not a JSON object is damage: it is skipped and reported by number, and the rest is still read.
 */
export function* readRecords(path: string, onDamaged: (line: number) => void = () => {}): Generator<object> {
  let line = 0
  for (const text of readLines(path)) {
    line += 1
    const record = toRecord(text)
    if (record === undefined) onDamaged(line)
    else yield record
  }
}

function toRecord(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Complete lines only. Split as bytes: a chunk may end within a character. */
function* readLines(path: string): Generator<string> {
  const file = open(path)
  if (file === undefined) return
  const chunk = Buffer.allocUnsafe(chunkBytes)
  let parts: Buffer[] = []
  try {
    for (let length = read(file, chunk, path); length > 0; length = read(file, chunk, path)) {
      let from = 0
      for (let end = chunk.indexOf(10, from); end >= 0 && end < length; end = chunk.indexOf(10, from)) {
        yield Buffer.concat([...parts, chunk.subarray(from, end)]).toString('utf8')
        parts = []
        from = end + 1
      }
      if (from < length) parts.push(Buffer.from(chunk.subarray(from, length)))
    }
  } finally {
    closeSync(file)
  }
}

function open(path: string): number | undefined {
  try {
    return openSync(path, 'r')
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw unreadable(path, ioReason(error), error)
  }
}

function read(file: number, chunk: Buffer, path: string): number {
  try {
    return readSync(file, chunk)
  } catch (error) {
    throw unreadable(path, ioReason(error), error)
  }
}
