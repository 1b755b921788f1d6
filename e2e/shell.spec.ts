import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import bridgeKeys from '../electron/shell/bridgeKeys.json' with { type: 'json' }
import { windowRequestNames } from '../shared/contract/window.ts'
import type { Sender } from './standin/messages.ts'
import { notedAs, type StandIn, startStandIn } from './standin/startStandIn.ts'

const bundle = join(import.meta.dirname, '../out')
describe('the built shell on the stand-in', () => {
  let shell: StandIn
  beforeAll(async () => {
    shell = await startStandIn(bundle)
    await shell.page()
  })
  afterAll(() => shell.stop())

  test('shows the page of app://palier, in a window with the preferences that all have', async () => {
    const page = await shell.page()
    await expect.poll(() => page.title()).toContain('Palier')
    await expect.poll(() => page.locator('nav a').count()).toBeGreaterThan(3)
    expect(notedAs(shell, 'sandbox for every page')).toHaveLength(1)
    expect(notedAs(shell, 'window')).toEqual([
      expect.objectContaining({
        minWidth: 1024,
        minHeight: 700,
        webPreferences: expect.objectContaining({ sandbox: true, contextIsolation: true, nodeIntegration: false }),
      }),
    ])
    await expect.poll(() => notedAs(shell, 'show')).toHaveLength(1)
    expect(shell.errors()).toBe('')
  })

  test('the page may load itself again, and complains about nothing', async () => {
    const page = await shell.page()
    const complaints: string[] = []
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(String(error)))
    await page.reload()
    await expect.poll(() => page.locator('nav a').count()).toBeGreaterThan(3)
    expect(complaints).toEqual([])
    expect(notedAs(shell, 'request cancelled')).toEqual([])
  })

  test('the page has the bridge and no Node', async () => {
    const page = await shell.page()
    const found = await page.evaluate(() => {
      const { palier } = window as unknown as { palier: Record<string, object> }
      const names = ['require', 'process', 'module', 'Buffer', 'global', '__dirname', 'ipcRenderer', 'electron']
      return {
        keys: Object.keys(palier),
        ask: Object.keys(palier.ask ?? {}),
        hear: Object.keys(palier.hear ?? {}),
        host: palier.host,
        isFrozen: Object.isFrozen(palier) && Object.isFrozen(palier.ask),
        leaks: names.filter((name) => name in window),
      }
    })
    expect(found).toEqual({ ...bridgeKeys, host: 'shell', isFrozen: true, leaks: [] })
  })

  const ask = async (name: string, input: unknown): Promise<unknown> => {
    const page = await shell.page()
    return await page.evaluate(
      ([name, input]) => {
        const { palier } = window as unknown as {
          palier: { ask: Record<string, (input: unknown) => Promise<unknown>> }
        }
        return palier.ask[name as string]?.(input)
      },
      [name, input] as const,
    )
  }

  test('a question is answered by the engine', async () => {
    const answer = await ask('profile.list', {})
    expect(answer).toMatchObject({ ok: true, value: { problems: [] } })
    const ids = (answer as { value: { items: { id: string }[] } }).value.items.map(({ id }) => id)
    expect(ids).toContain('quick')
  })

  test('bad input is refused in words', async () => {
    expect(await ask('profile.list', { __proto__: null, more: 1 })).toMatchObject({
      ok: false,
      failure: { kind: 'badInput', problems: [{ where: 'profile.list' }] },
    })
  })

  test.each<[Sender]>([
    [{ kind: 'subFrame', url: 'app://palier/' }],
    [{ kind: 'mainFrame', url: 'about:blank' }],
    [{ kind: 'mainFrame', url: '' }],
    [{ kind: 'mainFrame', url: 'https://palier/' }],
    [{ kind: 'mainFrame', url: 'app://palier.example/' }],
    [{ kind: 'mainFrame', url: 'app://report/x' }],
    [{ kind: 'otherWindow', url: 'app://palier/' }],
    [{ kind: 'dead' }],
  ])('every channel refuses %o', async (sender) => {
    for (const channel of windowRequestNames) {
      const answer = await shell.tell({ kind: 'sendAs', channel, input: {}, sender })
      expect(answer, channel).toEqual({ ok: false, failure: { kind: 'notOurWindow' } })
    }
  })

  test('a menu item reaches the page, and no event object does', async () => {
    const page = await shell.page()
    await page.evaluate(() => {
      const { palier } = window as unknown as {
        palier: { hear: Record<string, (listener: (...args: unknown[]) => void) => () => void> }
      }
      const heard: unknown[][] = []
      Object.assign(window, { heard, letGo: palier.hear['window.command']?.((...args) => heard.push(args)) })
    })
    const heard = (): Promise<unknown> => page.evaluate(() => (window as unknown as { heard: unknown }).heard)
    await shell.tell({ kind: 'choose', menuItem: 'go.history' })
    await expect.poll(heard).toEqual([['go.history']])
    await page.evaluate(() => (window as unknown as { letGo: () => void }).letGo())
    await shell.tell({ kind: 'choose', menuItem: 'palette' })
    await ask('profile.list', {})
    expect(await heard()).toEqual([['go.history']])
    await expect.poll(() => page.url()).toContain('history')
  })

  const permission = (name: string, url: string): Promise<unknown> => shell.tell({ kind: 'permission', name, url })

  test.each(['media', 'geolocation', 'notifications', 'openExternal', 'clipboard-read', 'usb', 'fullscreen'])(
    'permission %s is denied',
    async (name) => {
      expect(await permission(name, 'app://palier/')).toEqual({ asked: false, inquired: false, device: false })
    },
  )

  test('our own page may copy', async () => {
    const may = { asked: true, inquired: true }
    expect(await permission('clipboard-sanitized-write', 'app://palier/')).toMatchObject(may)
    expect(await permission('clipboard-sanitized-write', 'https://hostile.example/')).not.toMatchObject(may)
  })

  test('a second start shows the first window and ends', async () => {
    const before = notedAs(shell, 'focus').length
    expect(await shell.startAgain()).toBe(0)
    await expect.poll(() => notedAs(shell, 'focus').length).toBe(before + 1)
  })

  test('closing keeps the window’s place and ends the program', async () => {
    await shell.tell({ kind: 'closeWindow' }).catch(() => undefined)
    expect(await shell.exit).toBe(0)
    const place = join(shell.folders.config, 'palier/window.json')
    expect(existsSync(place) && JSON.parse(readFileSync(place, 'utf8'))).toMatchObject({ width: 1280, height: 800 })
  })
})
