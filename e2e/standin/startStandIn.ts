import { type ChildProcess, fork, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { toBrowser } from './addresses.ts'
import type { Command, FromStandIn, Noted } from './messages.ts'

export interface StandIn {
  /** Everything that was noted until now. */
  readonly noted: readonly Noted[]
  /** What the program wrote on its standard error. */
  readonly errors: () => string
  /** Folders of this start: nothing of the machine's own is touched. */
  readonly folders: { readonly config: string; readonly data: string; readonly documents: string }
  readonly exit: Promise<number | null>
  /** The window's page in the real browser. */
  page(): Promise<Page>
  tell(command: Command): Promise<unknown>
  /** Starts the program a second time, as the same user. */
  startAgain(): Promise<number | null>
  stop(): Promise<void>
}

/** Everything that was noted about one thing, oldest first. */
export function notedAs({ noted }: Pick<StandIn, 'noted'>, what: string): unknown[] {
  return noted.filter((one) => one.what === what).map(({ about }) => about)
}

const flags = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  '--remote-debugging-port=0',
]

/** Starts a real browser and the built main bundle on the stand-in. `bundle` is the folder of a build. */
export async function startStandIn(bundle: string, env: Readonly<Record<string, string>> = {}): Promise<StandIn> {
  const root = mkdtempSync(join(tmpdir(), 'palier-stand-in-'))
  const folders = { config: join(root, 'config'), data: join(root, 'data'), documents: join(root, 'documents') }
  mkdirSync(folders.documents)
  const program = spawn('/usr/bin/chromium', [...flags, `--user-data-dir=${join(root, 'browser')}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const endpoint = await endpointOf(program)
  const browser = await chromium.connectOverCDP(endpoint)
  const start = (): ChildProcess =>
    fork(join(bundle, 'main.js'), [], {
      execArgv: ['--import', join(import.meta.dirname, 'register.ts')],
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        XDG_CONFIG_HOME: folders.config,
        XDG_DATA_HOME: folders.data,
        // A spec that presses Compare must not find the machine's own engine; one that wants an engine names it.
        DOCKER_HOST: `unix://${join(root, 'no-engine.sock')}`,
        PALIER_STAND_IN_BROWSER: endpoint,
        PALIER_STAND_IN_DOCUMENTS: folders.documents,
        ...env,
      },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
  const child = start()
  const exit = exitOf(child)
  const { noted, tell, errors } = converse(child)
  return {
    noted,
    errors,
    folders,
    exit,
    tell,
    page: () => pageOf(browser, exit, errors),
    startAgain: () => exitOf(start()),
    stop: async () => {
      if (child.exitCode === null) child.kill('SIGKILL')
      await exit
      await browser.close().catch(() => undefined)
      const gone = exitOf(program)
      program.kill('SIGKILL')
      await gone
      rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    },
  }
}

function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((resolve) => child.once('exit', resolve))
}

function endpointOf(program: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    program.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const [, endpoint] = /DevTools listening on (ws:\S+)/.exec(said) ?? []
      if (endpoint !== undefined) resolve(endpoint)
    })
    program.once('exit', () => reject(new Error(`The browser has ended:\n${said}`)))
    program.once('error', reject)
  })
}

function converse(child: ChildProcess): Pick<StandIn, 'noted' | 'tell' | 'errors'> {
  const noted: Noted[] = []
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  let said = ''
  let lastId = 0
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  child.on('message', (message: FromStandIn) => {
    if (message.kind === 'noted') noted.push(message.noted)
    else if (message.error === undefined) waiting.get(message.id)?.resolve(message.value)
    else waiting.get(message.id)?.reject(new Error(message.error))
  })
  return {
    noted,
    errors: () => said,
    tell: (command) => {
      const id = ++lastId
      const answer = Promise.withResolvers<unknown>()
      waiting.set(id, answer)
      child.send({ id, command })
      return answer.promise
    },
  }
}

async function pageOf(browser: Browser, exit: Promise<unknown>, errors: () => string): Promise<Page> {
  const [context] = browser.contexts()
  if (context === undefined) throw new Error('The browser has no context.')
  const isOurs = (page: Page): boolean => page.url().startsWith(toBrowser('app://palier/'))
  const known = context.pages().find(isOurs)
  if (known !== undefined) return known
  const opened = context.waitForEvent('page', { timeout: 60_000 })
  const page = await Promise.race([
    opened,
    exit.then(() => {
      throw new Error(`The program has ended:\n${errors()}`)
    }),
  ])
  await page.waitForURL((url) => url.href.startsWith(toBrowser('app://palier/')))
  return page
}
