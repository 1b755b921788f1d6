import { chmodSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PalierError } from '../../shared/domain/failure.ts'
import { launchAddress, launchFileText } from './pages.ts'

const namePattern = /^serve-\d+\.html$/

/**
 * The file through which a browser of this user gets in: only they can read it, and what is in it is good once. It stands on no
 * command line and in no log; a new one takes its place, so that its path is good for as long as the host lives.
 */
export class LaunchFile {
  readonly path: string
  readonly #port: number

  /** Throws `PalierError` storeUnwritable when the folder is not this user's alone. */
  constructor(folder: string, port: number) {
    makePrivate(folder)
    this.path = join(folder, `serve-${port}.html`)
    this.#port = port
  }

  /** Replaced whole: whoever opens it reads the old one or the new one. */
  write(token: string): void {
    const fresh = `${this.path}.new`
    rmSync(fresh, { force: true })
    writeFileSync(fresh, launchFileText(launchAddress(this.#port, token)), {
      mode: 0o600,
      flag: 'wx',
    })
    renameSync(fresh, this.path)
  }

  remove(): void {
    rmSync(this.path, { force: true })
    rmSync(`${this.path}.new`, { force: true })
  }
}

/** Files of hosts that were killed: one that lives writes its own again and again. */
export function removeStaleLaunchFiles(folder: string, writtenBeforeMs: number): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (namePattern.test(name) && (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) < writtenBeforeMs)
      rmSync(path, { force: true })
  }
}

function makePrivate(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (process.platform === 'win32') return
  const found = lstatSync(folder)
  const isOurs = found.isDirectory() && found.uid === process.getuid?.()
  if (!isOurs)
    throw new PalierError({ kind: 'storeUnwritable', path: folder, message: 'it is not a folder of this user' })
  if ((found.mode & 0o077) !== 0) chmodSync(folder, 0o700)
}
