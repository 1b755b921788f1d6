import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openContext } from './browser.ts'
import { askedEvent, Emitter } from './Emitter.ts'
import { note } from './note.ts'

const events = ['web-contents-created', 'second-instance', 'window-all-closed', 'before-quit', 'will-quit']

class App extends Emitter {
  readonly isPackaged = process.env.PALIER_STAND_IN_PACKAGED !== undefined
  readonly paths = new Map([['documents', process.env.PALIER_STAND_IN_DOCUMENTS ?? '']])
  /** Closes every window; says whether all let it. */
  closeWindows: () => boolean = () => true
  #isLocked = false

  enableSandbox(): void {
    note('sandbox for every page')
  }

  setAppUserModelId(id: string): void {
    note('name for Windows', id)
  }

  setPath(name: string, path: string): void {
    this.paths.set(name, path)
  }

  getPath(name: string): string {
    const path = this.paths.get(name)
    if (path === undefined) throw new Error(`The stand-in does not imitate app.getPath('${name}').`)
    return path
  }

  getPreferredSystemLanguages(): string[] {
    return [process.env.PALIER_STAND_IN_LANGUAGE ?? 'en-GB']
  }

  /** The first process of a user data folder has it; a later one tells it that it was started. */
  requestSingleInstanceLock(): boolean {
    const folder = this.getPath('userData')
    const file = join(folder, 'stand-in.pid')
    mkdirSync(folder, { recursive: true })
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
    } catch {
      process.kill(Number(readFileSync(file, 'utf8')), 'SIGUSR2')
      return false
    }
    this.#isLocked = true
    process.on('SIGUSR2', () => this.emit('second-instance', {}))
    return true
  }

  async whenReady(): Promise<void> {
    await openContext()
  }

  quit(): void {
    const event = askedEvent({})
    this.emit('before-quit', event)
    if (event.defaultPrevented || !this.closeWindows()) return
    this.emit('will-quit', askedEvent({}))
    this.exit(0)
  }

  exit(code = 0): void {
    if (this.#isLocked) rmSync(join(this.getPath('userData'), 'stand-in.pid'), { force: true })
    note('exit', code)
    // After what is being said now has been said: `quit` returns to its caller in Electron too.
    setImmediate(() => process.exit(code))
  }
}

export const app = new App('app', events)

// Electron's own addition to `process`: the folder beside the program that holds the archive.
Object.assign(process, { resourcesPath: process.env.PALIER_STAND_IN_PACKAGED })

export function windowClosed(left: number): void {
  if (left === 0) app.emit('window-all-closed')
}
