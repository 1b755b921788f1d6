import { app, windowClosed } from './app.ts'
import { openContext } from './browser.ts'
import { askedEvent, Emitter } from './Emitter.ts'
import { intercept } from './intercept.ts'
import { note } from './note.ts'
import { onlyImitated } from './onlyImitated.ts'
import { WebContents } from './WebContents.ts'

interface Options {
  readonly width?: number
  readonly height?: number
  readonly webPreferences?: { readonly preload?: string }
}

const events = ['close', 'closed', 'ready-to-show']
/** Every window that is open, by the object behind it. */
export const windows: StandInWindow[] = []
let intercepting: Promise<void> | undefined

export class StandInWindow extends Emitter {
  readonly contents: WebContents
  readonly webContents: unknown
  isInFront = true
  #isDestroyed = false
  readonly #options: Options

  constructor(options: Options) {
    super('BrowserWindow', events)
    this.#options = options
    note('window', options)
    intercepting ??= openContext().then((context) => intercept(context, contentsOf, () => windows[0]?.contents))
    const ready = intercepting.then(openContext)
    this.contents = new WebContents(ready, options.webPreferences?.preload)
    this.webContents = onlyImitated('webContents', this.contents)
    this.contents.self = this.webContents
    windows.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }

  async loadURL(url: string): Promise<void> {
    await this.contents.load(url)
    this.emit('ready-to-show')
  }

  isDestroyed(): boolean {
    return this.#isDestroyed
  }

  isFocused(): boolean {
    return this.isInFront
  }

  isMinimized(): boolean {
    return false
  }

  isMaximized(): boolean {
    return false
  }

  maximize(): void {
    note('maximize')
  }

  show(): void {
    note('show')
  }

  focus(): void {
    this.isInFront = true
    note('focus')
  }

  setProgressBar(value: number): void {
    note('progress', value)
  }

  setBackgroundColor(colour: string): void {
    note('background', colour)
  }

  getNormalBounds(): object {
    const { width = 800, height = 600 } = this.#options
    return { x: 10, y: 20, width, height }
  }

  /** As the close button does: may be refused. */
  close(): void {
    const event = askedEvent({})
    this.emit('close', event)
    if (!event.defaultPrevented) this.destroy()
  }

  destroy(): void {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    windows.splice(windows.indexOf(this), 1)
    void this.contents.opened.then(({ page }) => page.close()).catch(() => undefined)
    this.emit('closed')
    windowClosed(windows.length)
  }
}

async function contentsOf(page: unknown): Promise<WebContents | undefined> {
  for (const { contents } of windows) if ((await contents.opened).page === page) return contents
  return undefined
}

/** A class, as the program uses it with `new`; its objects have only what is imitated. */
export const BrowserWindow = new Proxy(StandInWindow, {
  construct: (Window, [options]) => onlyImitated('BrowserWindow', new Window(options as Options)),
  get: (_Window, key) => {
    if (key === 'prototype') return StandInWindow.prototype
    throw new Error(`The stand-in does not imitate BrowserWindow.${String(key)}.`)
  },
})
