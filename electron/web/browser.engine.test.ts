import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { BrowserContext, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Handlers } from '../../shared/contract/handlers.ts'
import { requestNames } from '../../shared/contract/requests.ts'
import { findBrowser } from '../engine/report/findBrowser.ts'
import { fakeWorkbench } from '../engine/testing/fakeWorkbench.ts'
import type { Workbench } from '../engine/workbench.ts'
import { attackerServer } from './testing/attackerServer.ts'
import { openBrowser } from './testing/openBrowser.ts'
import { type WebSetting, webSetting } from './testing/webSetting.ts'

interface BuiltPage {
  readonly heard: readonly { readonly name: string }[]
  ask(
    name: string,
    input: unknown,
  ): Promise<{ status: number; answer: { ok: boolean; value: { comparisonId: string } } }>
  report(path: string): Promise<{ status: number; name: string | null; text: string }>
}
declare const window: BuiltPage
declare const document: { readonly referrer: string }
declare const attack: (target: string) => Promise<{ readonly read: readonly string[]; readonly sockets: number }>

const comparison = { configurations: ['one'], profile: 'short', timeScale: 1, set: {}, seed: 1, repeat: 1 }

/** A name of the attacker’s leads to this machine; and the browser’s own question about such requests, a help and no defence, is off. */
const withoutOwnGuard = [
  '--host-resolver-rules=MAP evil.example 127.0.0.1',
  '--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets,BlockInsecurePrivateNetworkRequests',
]

async function launched(context: BrowserContext, { host, port }: WebSetting): Promise<Page> {
  const page = await context.newPage()
  await page.goto(pathToFileURL(host.launchFile).href)
  await page.waitForURL(`http://127.0.0.1:${port}/`)
  await page.locator('body[data-hears=yes]').waitFor()
  return page
}

test('file, page, cookie, asking, hearing, report: with nothing that the page’s own policy refuses', async () => {
  const fake = fakeWorkbench()
  const web = await webSetting(fake.workbench)
  const token = /token=([\w-]{43})/.exec(readFileSync(web.host.launchFile, 'utf8'))?.[1] ?? ''
  const browser = await openBrowser(findBrowser())
  const context = await browser.newContext()
  const complaints: string[] = []
  const referrers: string[] = []
  context.on('console', (message) => complaints.push(message.text()))
  context.on('weberror', (error) => complaints.push(String(error.error())))
  context.on('request', (request) => {
    const referrer = request.headers().referer
    if (referrer) referrers.push(referrer)
  })
  const page = await launched(context, web)
  expect(await page.evaluate(() => document.referrer)).toBe('')
  expect(await context.cookies()).toMatchObject([
    { name: `palier-${web.port}`, domain: '127.0.0.1', path: '/', httpOnly: true, sameSite: 'Strict', expires: -1 },
  ])
  expect(await page.evaluate('getComputedStyle(document.body).color')).toBe('rgb(1, 2, 3)')

  const started = await page.evaluate((ask) => window.ask('comparison.start', ask), comparison)
  expect(started).toMatchObject({ status: 200, answer: { ok: true } })
  await fake.untilEnded()
  const names = () => page.evaluate(() => window.heard.map(({ name }) => name))
  await expect.poll(names).toContain('run.events')
  await expect.poll(names).toContain('comparison.events')

  const { comparisonId } = started.answer.value
  const report = await page.evaluate((path) => window.report(path), `/reports/${comparisonId}?language=en&format=pdf`)
  expect(report).toMatchObject({ status: 200, name: `attachment; filename="palier-${comparisonId}.pdf"` })
  expect(report.text).toMatch(/^PDF /)

  await page.reload()
  await page.locator('body[data-hears=yes]').waitFor()
  const typed = await context.newPage()
  await typed.goto(`http://127.0.0.1:${web.port}/`)
  await typed.locator('body[data-hears=yes]').waitFor()
  expect({ complaints, referrers }).toEqual({ complaints: [], referrers: [] })
  expect(readFileSync(web.host.launchFile, 'utf8')).not.toContain(token)
})

test('a second browser is let in by the same file; one that was not is told what to do', async () => {
  const web = await webSetting(fakeWorkbench().workbench)
  const browser = await openBrowser(findBrowser())
  await launched(await browser.newContext(), web)
  await launched(await browser.newContext(), web)
  const stranger = await (await browser.newContext()).newPage()
  const answer = await stranger.goto(`http://127.0.0.1:${web.port}/`)
  expect(answer?.status()).toBe(403)
  expect(await stranger.locator('body').textContent()).toContain('Open the file that the terminal names')
})

async function attackFrom(page: Page, target: string): ReturnType<typeof attack> {
  await page.addScriptTag({ path: resolve(import.meta.dirname, 'testing/attackPage.js') })
  return page.evaluate((of) => attack(of), target)
}

/** Everything that is asked of the engine, by whomever. */
function counted(workbench: Workbench): { readonly workbench: Workbench; readonly asked: string[] } {
  const asked: string[] = []
  const handlers = Object.fromEntries(
    requestNames.map((name) => [
      name,
      async (input: never) => {
        asked.push(name)
        return await (workbench.handlers[name] as (input: never) => Promise<unknown>)(input)
      },
    ]),
  ) as unknown as Handlers
  return { workbench: { ...workbench, handlers }, asked }
}

test.each([
  { name: 'another port of the same address, which the cookie is sent to', from: '127.0.0.1', seesCookie: true },
  { name: 'another name of this machine', from: 'localhost', seesCookie: false },
  { name: 'another site', from: 'evil.example', seesCookie: false },
])('a page of $name reads no byte, opens no socket and changes nothing', async ({ from, seesCookie }) => {
  const { workbench, asked } = counted(fakeWorkbench().workbench)
  const web = await webSetting(workbench)
  const attacker = await attackerServer()
  const browser = await openBrowser(findBrowser(), ...withoutOwnGuard)
  const context = await browser.newContext()
  await launched(context, web)
  const page = await context.newPage()
  await page.goto(`http://${from}:${attacker.port}/`)
  expect(attacker.cookies.some((cookie) => cookie.includes(`palier-${web.port}`))).toBe(seesCookie)
  const { read, sockets } = await attackFrom(page, `http://127.0.0.1:${web.port}`)
  expect({ read: read.join(''), sockets, asked }).toEqual({ read: '', sockets: 0, asked: [] })
  expect(read.length).toBeGreaterThan(8)

  for (const [method, path] of [
    ['GET', '/'],
    ['POST', '/ask/engine.clean'],
  ] as const) {
    const sender = await context.newPage()
    await sender.goto(`http://${from}:${attacker.port}/`)
    const target = `http://127.0.0.1:${web.port}${path}`
    const answered = sender.waitForResponse((response) => response.url().startsWith(target))
    await sender.setContent(`<form action="${target}" method="${method}" enctype="text/plain"></form>`)
    await sender.evaluate('document.forms[0].submit()')
    expect((await answered).status()).toBe(403)
  }
  expect(asked).toEqual([])
})

test('a name that is rebound to this machine while its page is open reads no byte, opens no socket and changes nothing', async () => {
  const { workbench, asked } = counted(fakeWorkbench().workbench)
  const web = await webSetting(workbench)
  const browser = await openBrowser(findBrowser(), ...withoutOwnGuard)
  const context = await browser.newContext()
  await launched(context, web)
  const page = await context.newPage()
  const origin = `http://evil.example:${web.port}`
  // The first answer is the attacker's; from then on the name leads to us, and to the page we are its own origin.
  await page.route(`${origin}/attack`, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }))
  await page.goto(`${origin}/attack`)
  const reached: number[] = []
  page.on('response', (response) => reached.push(response.status()))
  const { read, sockets } = await attackFrom(page, origin)
  expect({ read: read.join(''), sockets, asked }).toEqual({ read: '', sockets: 0, asked: [] })
  expect(new Set(reached)).toEqual(new Set([403]))
  expect(reached.length).toBeGreaterThan(8)
})
