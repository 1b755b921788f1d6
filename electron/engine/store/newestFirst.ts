import { statSync } from 'node:fs'
import { utcOfId } from './runId.ts'

interface Listed {
  readonly id: string
  readonly createdAt: string
}

/** The order of every list. */
export function newestFirst(a: Listed, b: Listed): number {
  return compare(b.createdAt, a.createdAt) || compare(b.id, a.id)
}

/** When something was made that cannot be read: as its id or its folder says. */
export function createdAtOf(folder: string, id: string): string {
  return utcOfId(id) ?? statSync(folder, { throwIfNoEntry: false })?.mtime.toISOString() ?? new Date(0).toISOString()
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
