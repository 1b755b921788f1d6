import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uiTexts } from '../../shared/text/ui/uiTexts.ts'
import { hostileAddresses } from '../hostileAddresses.ts'
import { openChromium } from './openChromium.ts'
import { openWorkbench, type Watched, watchedContext } from './openWorkbench.ts'
import { screenStates } from './screenStates.ts'
import { makeFolders, removeFolders, startWebHost, type WebHost } from './startWebHost.ts'
import { type Stored, withStoredData } from './storedData.ts'

/** Addresses that run something in the page itself, without going anywhere. */
const runsScript = /^\s*(?:j[\s]*ava[\s]*script|vbscript|data):/i

describe('the page in a browser', () => {
  const folders = makeFolders()
  const knocks: string[] = []
  let stored: Stored
  let host: WebHost
  let browser: Browser
  let watched: Watched
  let page: Page
  let foreign: Server
  let foreignOrigin: string

  beforeAll(async () => {
    stored = withStoredData(folders)
    host = await startWebHost(folders)
    foreign = createServer(({ url = '' }, response) => {
      knocks.push(url)
      response.end('<!doctype html><title>foreign</title>')
    })
    await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve))
    foreignOrigin = `http://127.0.0.1:${(foreign.address() as AddressInfo).port}`
    browser = await openChromium()
    watched = await watchedContext(browser, host)
    page = await openWorkbench(watched.context, host)
  })
  afterAll(async () => {
    await browser?.close()
    await host?.end()
    foreign?.close()
    removeFolders(folders)
  })

  test('has nothing of Node, and no bridge: that is the desktop’s', async () => {
    const names = ['require', 'process', 'module', 'exports', 'Buffer', 'global', '__dirname', '__filename', 'palier']
    expect(await page.evaluate((all) => all.filter((name) => name in window), names)).toEqual([])
  })

  test('leads nowhere: on every screen each address is of this page, and none names another window or a form', async () => {
    const found: Record<string, readonly string[]> = {}
    for (const state of screenStates(stored)) {
      await state.open(page, uiTexts('en', 'UTC'))
      const outside = await page.evaluate(outsideAddresses)
      if (outside.length > 0) found[state.name] = outside
      await state.leave?.(page)
    }
    expect(found).toEqual({})
    expect({ complaints: watched.complaints, left: watched.left }).toEqual({ complaints: [], left: [] })
  })

  test('its source opens no window, submits no form and goes to no address but its own places', () => {
    const folder = join(import.meta.dirname, '../../renderer')
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
    const goes =
      /window\.open|\blocation\.(?:assign|replace|href)\b|\blocation\s*=[^=]|<(?:form|iframe|object|embed)\b|\btarget="|innerHTML|\beval\(/
    const going = files.filter(
      (file) => !/\.test\.|testing/.test(file) && goes.test(readFileSync(join(folder, file), 'utf8')),
    )
    expect(files.length).toBeGreaterThan(100)
    expect(going).toEqual([])
  })

  describe('worst case: somebody got elements into it', () => {
    let attacked: Page
    let ofAttacked: Watched
    beforeAll(async () => {
      ofAttacked = await watchedContext(browser, host)
      attacked = await openWorkbench(ofAttacked.context, host)
      await attacked.evaluate(() => Object.assign(window, { isSamePage: true }))
    })
    afterAll(() => ofAttacked.context.close())

    test.each(['form', 'frame', 'object', 'script', 'image', 'stylesheet', 'base', 'fetch', 'socket', 'beacon'])(
      `${hostileAddresses.length + 1} hostile addresses by %s: nothing is asked for, the page stays`,
      async (trigger) => {
        for (const address of [...hostileAddresses, `${foreignOrigin}/${trigger}`])
          await attacked.evaluate(follow, [trigger, address] as const)
        await isStill()
        expect(knocks).toEqual([])
      },
    )

    test.each(['link', 'window', 'assign', 'refresh'])(
      'addresses that run something in the page or read a file do neither by %s',
      async (trigger) => {
        for (const address of hostileAddresses.filter((one) => runsScript.test(one) || one.startsWith('file:')))
          await attacked.evaluate(follow, [trigger, address] as const)
        await isStill()
      },
    )

    test('a script in the page could leave it, as in every browser; whatever it opens cannot reach back', async () => {
      const [opened] = await Promise.all([
        ofAttacked.context.waitForEvent('page', (one) => one.url() !== 'about:blank'),
        attacked.evaluate(follow, ['window', `${foreignOrigin}/opened`] as const),
      ])
      await opened.waitForURL(/opened$/)
      expect(await opened.evaluate(() => [window.opener, document.referrer])).toEqual([null, ''])
      expect(knocks.splice(0)).toContain('/opened')
    })

    async function isStill(): Promise<void> {
      // What has begun has ended by then: a question to the host, and a while.
      await attacked.evaluate(() => fetch('/').then(() => new Promise((later) => setTimeout(later, 300))))
      expect(attacked.url()).toBe(`${host.origin}/`)
      expect(await attacked.evaluate(() => ['isSamePage' in window, 'hacked' in window, document.title])).toEqual([
        true,
        false,
        expect.stringContaining('Palier'),
      ])
      const others = ofAttacked.context.pages().filter((other) => other !== attacked)
      expect(others.map((other) => other.url()).filter((url) => url !== 'about:blank')).toEqual([])
      expect(ofAttacked.complaints.filter((line) => line.startsWith('dialog'))).toEqual([])
    }
  })

  test('another page cannot put this one into a frame', async () => {
    const around = await (await browser.newContext()).newPage()
    await around.goto(`${foreignOrigin}/around`)
    await around.setContent(`<iframe src="${host.origin}/"></iframe>`)
    await expect.poll(() => around.frames().length).toBe(2)
    expect(around.frames().map((frame) => frame.url())).not.toContain(`${host.origin}/`)
    knocks.splice(0)
    await around.context().close()
  })
})

/** Runs in the page. */
function outsideAddresses(): string[] {
  const named = ['href', 'src', 'action', 'formaction', 'ping', 'data', 'poster', 'srcset', 'xlink:href', 'target']
  return [...document.querySelectorAll('*')].flatMap((element) =>
    named.flatMap((name) => {
      const value = element.getAttribute(name)
      const isOwn = value === null || value.startsWith('#') || new URL(value, location.href).origin === location.origin
      return isOwn && name !== 'target' ? [] : value === null ? [] : [`<${element.localName} ${name}="${value}">`]
    }),
  )
}

/** Runs in the page. Some addresses are refused by the browser itself, aloud. */
function follow([trigger, address]: readonly [trigger: string, address: string]): void {
  const add = (tag: string, attributes: Readonly<Record<string, string>>): HTMLElement => {
    const element = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    document.body.append(element)
    return element
  }
  const ways: Readonly<Record<string, () => unknown>> = {
    form: () => (add('form', { action: address, method: 'post' }) as HTMLFormElement).submit(),
    frame: () => add('iframe', { src: address }),
    object: () => add('object', { data: address }),
    script: () => add('script', { src: address }),
    image: () => add('img', { src: address }),
    stylesheet: () => add('link', { rel: 'stylesheet', href: address }),
    base: () => add('base', { href: address }),
    fetch: () => void fetch(address, { mode: 'no-cors' }).catch(() => undefined),
    socket: () => new WebSocket(address.replace(/^http/, 'ws')),
    beacon: () => navigator.sendBeacon(address, 'x'),
    link: () => add('a', { href: address }).click(),
    window: () => window.open(address),
    assign: () => location.assign(address),
    refresh: () => add('meta', { 'http-equiv': 'refresh', content: `0;url=${address}` }),
  }
  try {
    ways[trigger]?.()
  } catch {
    // Refused.
  }
}
