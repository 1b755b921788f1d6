import { readFileSync } from 'node:fs'
import type { z } from 'zod'
import { hasCode, ioReason, unreadable } from './storeError.ts'

/**
 * Reads one of our JSON files and checks it against its schema. Throws `storeUnreadable` with the path and the reason;
 * gives undefined only when the file is not there.
 */
export function readStored<T>(path: string, schema: z.ZodType<T>, format: string): T | undefined {
  const text = read(path)
  return text === undefined ? undefined : parseStored(path, text, schema, format)
}

/** The same for a text that was read already; `path` says whose it is. */
export function parseStored<T>(path: string, text: string, schema: z.ZodType<T>, format: string): T {
  const value = parse(path, text)
  refuseNewer(path, value, format)
  const checked = schema.safeParse(value)
  if (checked.success) return checked.data
  const reasons = checked.error.issues.slice(0, 3).map(({ path: field, message }) => {
    return field.length === 0 ? message : `${field.join('.')}: ${message}`
  })
  const more = checked.error.issues.length - reasons.length
  throw unreadable(path, `${reasons.join('; ')}${more > 0 ? `; and ${more} more` : ''}`)
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw unreadable(path, ioReason(error), error)
  }
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (text.trim() === '') throw unreadable(path, 'the file is empty', error)
    throw unreadable(path, `it is not JSON (${error instanceof Error ? error.message : String(error)})`, error)
  }
}

/** `palier.run/2` for a reader of `palier.run/1`: its fields may mean something else, so it is not even tried. */
function refuseNewer(path: string, value: unknown, format: string): void {
  const written = typeof value === 'object' && value !== null && 'schema' in value ? value.schema : undefined
  if (typeof written !== 'string') return
  const [name, version] = split(format)
  const [writtenName, writtenVersion] = split(written)
  if (writtenName !== name || !(writtenVersion > version)) return
  throw unreadable(
    path,
    `it was written by a newer Palier (format ${written}; this one reads up to ${format}); update Palier to open it`,
  )
}

function split(format: string): readonly [name: string, version: number] {
  const [name = '', version = ''] = format.split('/')
  return [name, Number(version)]
}
