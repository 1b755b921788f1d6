import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChromium } from './openChromium.ts'
import { openWorkbench, watchedContext } from './openWorkbench.ts'
import { makeFolders, removeFolders, startWebHost, type WebHost } from './startWebHost.ts'

/**
 * A network of the machine that comes or goes makes the browser give up what it is just connecting for. Here it gives up what a test names, the
 * first time it is asked for.
 */
const folders = makeFolders()
let host: WebHost
let browser: Browser

beforeAll(async () => {
  host = await startWebHost(folders)
  browser = await openChromium()
})
afterAll(async () => {
  await browser?.close()
  await host?.end()
  removeFolders(folders)
})

async function givingUpOnce(given: RegExp): Promise<{ readonly context: BrowserContext; readonly up: string[] }> {
  const { context } = await watchedContext(browser, host)
  const up: string[] = []
  await context.route(given, (route) => {
    const path = new URL(route.request().url()).pathname
    if (up.includes(path)) return route.continue()
    up.push(path)
    return route.abort('connectionaborted')
  })
  return { context, up }
}

/** Chosen with the page's own words, so that a screen without its styles or its script is seen. */
async function open(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name, exact: true }).click()
  await page.getByRole('main').getByRole('heading', { name }).first().waitFor()
}

test.each([
  { what: 'a script that the page starts with', given: /\/assets\/(main|packages)-[^/]+\.js$/ },
  { what: 'its styles', given: /\/assets\/(main|packages)-[^/]+\.css$/ },
])('$what did not come: the page comes up all the same, let in as before', async ({ given }) => {
  const { context, up } = await givingUpOnce(given)
  const page = await openWorkbench(context, host)
  expect(up.length).toBeGreaterThan(0)
  expect(await page.getByRole('navigation').evaluate((rail) => getComputedStyle(rail).display)).not.toBe('block')
  await context.close()
})

test.each([
  { what: 'script', given: /\/assets\/(HistoryScreen|SetupScreen)-[^/]+\.js$/ },
  { what: 'shared script', given: /\/assets\/(useVisibleRows|dockerFact)-[^/]+\.js$/ },
  { what: 'styles', given: /\/assets\/(HistoryScreen|SetupScreen)-[^/]+\.css$/ },
])('a screen whose $what did not come is there when it is opened, with its styles', async ({ given }) => {
  const { context, up } = await givingUpOnce(given)
  const page = await openWorkbench(context, host)
  await expect.poll(() => up.length).toBeGreaterThan(0)
  for (const name of ['History', 'Setup']) await open(page, name)
  const sheets = await page.evaluate(() =>
    [...document.styleSheets].flatMap(({ href }) => href?.match(/\w+Screen/) ?? []),
  )
  expect(sheets).toEqual(expect.arrayContaining(['HistoryScreen', 'SetupScreen']))
  await context.close()
})

test('every first request is given up, and nothing is said: all is asked again', async () => {
  const { context, up } = await givingUpOnce(/\/(ask\/.+|tab)$/)
  const page = await openWorkbench(context, host)
  for (const name of ['History', 'Setup']) await open(page, name)
  await page.getByRole('navigation').getByRole('link', { name: 'Bench' }).click()
  await page.getByRole('article').first().waitFor()
  expect(up).toEqual(expect.arrayContaining(['/tab', '/ask/settings.read', '/ask/topology.list', '/ask/run.list']))
  expect(await page.getByRole('alert').count()).toBe(0)
  await context.close()
})
