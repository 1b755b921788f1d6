import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { removeQuietly, syncFolder, writeNewFile } from './replaceFile.ts'
import { hasCode, ioReason, unreadable, writeError } from './storeError.ts'
import { realFs, type StoreFs } from './storeFs.ts'

/**
 * Who owns the containers: 32 hexadecimal digits, made at the first start and kept in the user's configuration folder.
 * Starts at the same moment agree: the file appears whole, by a hard link, and the first one wins.
 * An unreadable id is never replaced, because the leftovers of earlier runs would no longer be recognised.
 */
export function installationId({
  configFolder,
  fs = realFs,
}: {
  readonly configFolder: string
  readonly fs?: StoreFs
}): string {
  const path = join(configFolder, 'installation-id')
  const known = read(path)
  if (known !== undefined) return known
  try {
    create(fs, configFolder, path)
  } catch (error) {
    throw writeError(path, error)
  }
  const made = read(path)
  if (made === undefined) throw unreadable(path, 'it disappeared right after it was written')
  return made
}

function read(path: string): string | undefined {
  let text: string
  try {
    text = readFileSync(path, 'utf8').trim()
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw unreadable(path, ioReason(error), error)
  }
  if (!/^[0-9a-f]{32}$/.test(text))
    throw unreadable(path, 'it does not hold an installation id of 32 hexadecimal digits')
  return text
}

function create(fs: StoreFs, folder: string, path: string): void {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  const temporary = join(folder, `.installation-id.${process.pid}-${randomBytes(4).toString('hex')}.tmp`)
  try {
    writeNewFile(fs, temporary, `${randomBytes(16).toString('hex')}\n`, 0o600)
    publish(fs, temporary, path)
    syncFolder(fs, folder)
  } finally {
    removeQuietly(fs, temporary)
  }
}

/** Gives the finished file its name unless another process was first. Some file systems (exFAT) have no hard links. */
function publish(fs: StoreFs, temporary: string, path: string): void {
  try {
    fs.linkSync(temporary, path)
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return
    if (!hasCode(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK')) throw error
    copyUnlessThere(fs, temporary, path)
  }
}

function copyUnlessThere(fs: StoreFs, temporary: string, path: string): void {
  try {
    fs.copyFileSync(temporary, path, 1 /* COPYFILE_EXCL */)
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
  }
}
