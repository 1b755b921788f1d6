import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChromium } from './openChromium.ts'
import { openWorkbench, type Watched, watchedContext } from './openWorkbench.ts'
import { makeFolders, removeFolders, startWebHost, type WebHost } from './startWebHost.ts'

/** The bench in the smallest window there is. */
const folders = makeFolders()
let host: WebHost
let browser: Browser
let watched: Watched
let page: Page

beforeAll(async () => {
  host = await startWebHost(folders)
  browser = await openChromium()
  watched = await watchedContext(browser, host, { viewport: { width: 1024, height: 700 } })
  page = await openWorkbench(watched.context, host)
})
afterAll(async () => {
  await browser?.close()
  await host?.end()
  removeFolders(folders)
})

const card = (name: string) => page.getByRole('article', { name, exact: true })
const footTop = () =>
  page
    .getByRole('contentinfo')
    .first()
    .evaluate((foot) => foot.getBoundingClientRect().top)

/** Upper and lower edge. */
function edges(of: Locator): Promise<{ readonly top: number; readonly bottom: number }> {
  return of.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect()
    return { top, bottom }
  })
}

test.each(['solo', 'copro'])(
  'the parameters of %s come into sight when they are opened, and the focus goes back when they are closed',
  async (name) => {
    const link = card(name).getByRole('button', { name: /parameters/ })
    await card(name).getByRole('checkbox').focus()
    await link.focus()
    await page.keyboard.press('Enter')
    const title = page.getByRole('heading', { name: `Parameters ${name}` })
    await expect
      .poll(async () => {
        const { top, bottom } = await edges(title)
        return top >= 0 && bottom + 60 < (await footTop())
      })
      .toBe(true)
    expect(await link.evaluate((it) => it === document.activeElement)).toBe(true)
    await page.getByRole('button', { name: 'Close the parameters' }).press('Enter')
    expect(await title.count()).toBe(0)
    expect(await link.evaluate((it) => it === document.activeElement)).toBe(true)
  },
)

test('no card is much taller than the others, and the two studies follow one another', async () => {
  const cards = page.getByRole('article')
  expect(await cards.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))).toEqual([
    'solo',
    'duo-lb',
    'trio-cache',
    'copro',
  ])
  const heights = await cards.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height))
  expect(Math.max(...heights) / Math.min(...heights)).toBeLessThan(1.15)
})

test('nothing was complained about, nothing left the machine', () => {
  expect({ complaints: watched.complaints, left: watched.left }).toEqual({ complaints: [], left: [] })
})
