import { randomUUID } from 'node:crypto'
import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import { toBrowser, toShell } from './addresses.ts'
import { Emitter } from './Emitter.ts'
import { injectedScripts } from './injectedScripts.ts'
import { invoke } from './ipcMain.ts'
import { note } from './note.ts'

const world = 'Electron Isolated Context'
const events = ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview', 'did-navigate']
type OpenHandler = (details: { url: string }) => { action: string }

/** One page of the real browser, with the preload in an isolated world of it. */
export class WebContents extends Emitter {
  readonly opened: Promise<{ page: Page; cdp: CDPSession }>
  /** The object that the program knows this one by. */
  self: unknown = this
  /** What the program itself is loading: Electron asks nobody about that. */
  loading: string | undefined
  #openHandler: OpenHandler | undefined
  readonly #preloadContexts = new Map<number, string>()

  constructor(context: Promise<BrowserContext>, preload: string | undefined) {
    super('webContents', events)
    this.opened = this.#open(context, preload)
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler
  }

  /** Without a handler Electron opens what a page asks for. */
  openAction(url: string): string {
    return this.#openHandler?.({ url }).action ?? 'allow'
  }

  send(channel: string, ...args: unknown[]): void {
    void this.#receive({ channel, args })
  }

  async load(url: string): Promise<void> {
    const { page } = await this.opened
    this.loading = url
    await page.goto(toBrowser(url))
    this.loading = undefined
    note('loaded', url)
  }

  async printToPDF(options: Readonly<Record<string, unknown>>): Promise<Uint8Array> {
    const known = ['preferCSSPageSize', 'printBackground', 'generateTaggedPDF', 'generateDocumentOutline']
    const unknown = Object.keys(options).filter((key) => !known.includes(key))
    if (unknown.length > 0) throw new Error(`The stand-in does not imitate printToPDF’s ${unknown.join(', ')}.`)
    const { cdp } = await this.opened
    const { data } = await cdp.send('Page.printToPDF', options)
    return Buffer.from(data, 'base64')
  }

  async #open(context: Promise<BrowserContext>, preload: string | undefined): Promise<{ page: Page; cdp: CDPSession }> {
    const page = await (await context).newPage()
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Page.enable')
    cdp.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId === undefined && this.loading === undefined) this.#arrived(toShell(frame.url))
    })
    if (preload !== undefined) await this.#inject(page, cdp, preload)
    return { page, cdp }
  }

  /** Somewhere without having asked: Chromium's own blank and error pages. */
  #arrived(url: string): void {
    note('arrived', url)
    this.emit('did-navigate', {}, url)
  }

  async #inject(page: Page, cdp: CDPSession, preload: string): Promise<void> {
    const scripts = injectedScripts(preload, randomUUID())
    cdp.on('Runtime.executionContextCreated', ({ context: { id, name, auxData } }) => {
      if (name === world) this.#preloadContexts.set(id, String(auxData?.frameId))
    })
    cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      this.#preloadContexts.delete(executionContextId)
    })
    cdp.on('Runtime.executionContextsCleared', () => this.#preloadContexts.clear())
    cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === 'standInSend') void this.#asked(page, payload, executionContextId)
    })
    await cdp.send('Runtime.enable')
    await cdp.send('Runtime.addBinding', { name: 'standInSend', executionContextName: world })
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.page })
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.preload, worldName: world })
  }

  async #asked(page: Page, payload: string, contextId: number): Promise<void> {
    const { id, name, args } = JSON.parse(payload) as { id: number; name: string; args: unknown[] }
    const senderFrame = { url: toShell(page.mainFrame().url()), parent: null }
    try {
      const value = await invoke(name, { sender: this.self, senderFrame }, args)
      await this.#receive({ answer: id, value }, contextId)
    } catch (error) {
      await this.#receive({ answer: id, error: String(error) }, contextId)
    }
  }

  async #receive(message: object, contextId = [...this.#preloadContexts.keys()].at(-1)): Promise<void> {
    if (contextId === undefined) return
    const { cdp } = await this.opened
    const expression = `standInReceive(${JSON.stringify(message)})`
    await cdp.send('Runtime.evaluate', { expression, contextId }).catch((error) => {
      note('lost message', String(error))
    })
  }
}
