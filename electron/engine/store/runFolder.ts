import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type NameKind, PalierError } from '../../../shared/domain/failure.ts'
import type { RunManifest } from '../../../shared/domain/manifest.ts'
import { manifestSchema } from '../../../shared/domain/manifestSchema.ts'
import type { Host } from '../ports/host.ts'
import { removeQuietly, syncFolder, writeNewFile } from './replaceFile.ts'
import { runStreams } from './runWriter.ts'
import { hasCode, ioReason, unreadable, writeError } from './storeError.ts'
import type { StoreFs } from './storeFs.ts'
import { toStoredText } from './toStoredText.ts'

/**
 * Makes a run's folder with its manifest and empty streams. It is filled under a hidden name and then renamed, so that a run
 * is either listed with its manifest or not there; of two with the same id the second fails.
 */
export function makeRunFolder(fs: StoreFs, runs: string, manifest: RunManifest): string {
  const folder = join(runs, manifest.id)
  const text = toStoredText(manifest, manifestSchema)
  const hidden = join(runs, unfinishedName(manifest))
  try {
    fs.mkdirSync(runs, { recursive: true })
    fs.mkdirSync(hidden)
    fs.mkdirSync(join(hidden, 'evidence'))
    for (const stream of runStreams) writeNewFile(fs, join(hidden, `${stream}.ndjson`), '', 0o644)
    writeNewFile(fs, join(hidden, 'manifest.json'), text, 0o644)
    syncFolder(fs, hidden)
    fs.renameSync(hidden, folder)
    syncFolder(fs, runs)
  } catch (error) {
    removeQuietly(fs, hidden)
    if (hasCode(error, 'ENOTEMPTY', 'EEXIST')) {
      throw new PalierError({ kind: 'storeUnwritable', path: folder, message: 'a run of this id exists' })
    }
    throw writeError(folder, error)
  }
  return folder
}

/** `.making-812-1234567-<id>.9f3c12aa`: whose work it is can be told without opening it, and no two makers share one. */
export function unfinishedName({ id, lease }: Pick<RunManifest, 'id' | 'lease'>): string {
  return `.making-${lease.pid}-${encodeURIComponent(lease.startedAt)}-${id}.${randomBytes(4).toString('hex')}`
}

/** Removes folders whose making or removal was cut off by the death of their process. Best effort. */
export function removeUnfinished(fs: StoreFs, runs: string, host: Pick<Host, 'isAlive'>): void {
  for (const name of folderNames(runs, '.making-')) {
    const maker = makerOf(name)
    if (maker !== undefined && !host.isAlive(maker)) removeQuietly(fs, join(runs, name))
  }
}

function makerOf(name: string): { readonly pid: number; readonly startedAt: string } | undefined {
  const [, pid, startedAt] = /^\.making-(\d+)-(.*)-\d{8}-\d{6}-/.exec(name) ?? []
  if (pid === undefined || startedAt === undefined) return undefined
  try {
    return { pid: Number(pid), startedAt: decodeURIComponent(startedAt) }
  } catch {
    return undefined
  }
}

/** Names of the folders in a folder; none when it does not exist. Hidden ones only when asked for. */
export function folderNames(folder: string, prefix = ''): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && (prefix === '' ? !entry.name.startsWith('.') : true))
      .map((entry) => entry.name)
      .filter((name) => name.startsWith(prefix))
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return []
    throw unreadable(folder, ioReason(error), error)
  }
}

/**
 * The id that was meant: the whole id, or a beginning that only one has. What was asked for is compared and never becomes
 * part of a path. Throws `unknownName` with the ids it could have been, newest first.
 */
export function findId(ids: readonly string[], asked: string, what: NameKind): string {
  if (ids.includes(asked)) return asked
  const newest = ids.toSorted().reverse()
  const begun = asked === '' ? [] : newest.filter((id) => id.startsWith(asked))
  if (begun.length === 1 && begun[0] !== undefined) return begun[0]
  const alike = begun.length > 0 || asked === '' ? begun : newest.filter((id) => id.includes(asked.toLowerCase()))
  throw new PalierError({
    kind: 'unknownName',
    what,
    name: asked,
    known: (alike.length > 0 ? alike : newest).slice(0, 10),
  })
}
