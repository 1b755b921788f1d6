import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import bridgeKeys from '../electron/shell/bridgeKeys.json' with { type: 'json' }
import { findElectron } from './findElectron.ts'
import { hostileAddresses } from './hostileAddresses.ts'

const found = findElectron()
const missing = 'missing' in found ? found.missing : undefined

// Reporters pass over what is skipped; that this was is worth a line.
if (missing !== undefined) process.stdout.write(`The shell was not tried in the real Electron: ${missing}.\n`)

describe.skipIf(missing !== undefined)('the shell in the real Electron', () => {
  let app: ElectronApplication
  let page: Page
  let root: string
  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'palier-electron-'))
    app = await _electron.launch({
      executablePath: 'program' in found ? found.program : '',
      args: [join(import.meta.dirname, '..')],
      env: {
        ...definedEnv(),
        XDG_CONFIG_HOME: join(root, 'config'),
        XDG_DATA_HOME: join(root, 'data'),
        APPDATA: join(root, 'config'),
        LOCALAPPDATA: join(root, 'data'),
        HOME: root,
      },
    })
    page = await app.firstWindow()
  })
  afterAll(async () => {
    await app?.close()
    rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  })

  test('one window, on app://palier, with the screens in it', async () => {
    await expect.poll(() => page.locator('nav a').count()).toBeGreaterThan(3)
    expect(page.url()).toMatch(/^app:\/\/palier\//)
    expect(app.windows()).toHaveLength(1)
  })

  test('the page has the bridge, key for key, and no Node', async () => {
    const seen = await page.evaluate(() => ({
      keys: Object.keys(window.palier ?? {}),
      ask: Object.keys(window.palier?.ask ?? {}),
      hear: Object.keys(window.palier?.hear ?? {}),
      leaks: ['require', 'process', 'module', 'Buffer', 'global', '__dirname'].filter((name) => name in window),
    }))
    expect(seen).toEqual({ ...bridgeKeys, leaks: [] })
  })

  test('a question is answered by the engine', async () => {
    const answer = await page.evaluate(() => window.palier?.ask['profile.list']({}))
    expect(answer).toMatchObject({ ok: true, value: { problems: [] } })
  })

  test('no address leads away, none opens a window', async () => {
    const before = page.url()
    for (const address of hostileAddresses) {
      await page.evaluate((href) => {
        const link = document.createElement('a')
        link.href = href
        document.body.append(link)
        link.click()
        link.target = '_blank'
        link.click()
      }, address)
    }
    expect(page.url()).toBe(before)
    expect(app.windows()).toHaveLength(1)
  })

  test('files, other hosts and the network are out of reach', async () => {
    const reached = await page.evaluate(async () => {
      const tried = ['file:///etc/passwd', 'app://palier/..%2fmain.js', 'app://report/x', 'https://hostile.example/']
      const answers = await Promise.all(
        tried.map((url) =>
          fetch(url).then(
            (one) => one.ok,
            () => false,
          ),
        ),
      )
      return tried.filter((_url, index) => answers[index])
    })
    expect(reached).toEqual([])
  })
})

function definedEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  )
}
