import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeProblems } from './axeProblems.ts'
import { oneAfterAnother } from './oneAfterAnother.ts'
import { openChromium } from './openChromium.ts'
import { openWorkbench, type Watched, watchedContext } from './openWorkbench.ts'
import { ownObjects } from './ownObjects.ts'
import { seenProblems, sizes } from './seenProblems.ts'
import { makeFolders, removeFolders, startWebHost, type WebHost } from './startWebHost.ts'

/** A suite from the bench to its page, stopped in the middle. */
describe('a suite', () => {
  const folders = makeFolders()
  let host: WebHost
  let browser: Browser
  let watched: Watched
  let page: Page

  beforeAll(async () => {
    host = await startWebHost(folders)
    browser = await openChromium()
    watched = await watchedContext(browser, host)
    page = await openWorkbench(watched.context, host)
  })
  oneAfterAnother(() => page)
  afterAll(async () => {
    await browser?.close()
    await host?.end()
    removeFolders(folders)
  })

  const strip = () => page.getByRole('region', { name: 'Small-server study' })

  test('started from the bench it leads to live, which says which comparison is on', async () => {
    await page.getByRole('button', { name: 'Suites…' }).click()
    await page.getByLabel('Time scale').selectOption('0.1')
    await page.getByRole('button', { name: 'Start the suite Small-server study' }).click()
    await page.waitForURL(/#\/live$/)
    await strip().getByText('1 of 5: As the study measured it first, minimal data and reads only').waitFor()
    await page.getByRole('region', { name: 'Charts of the run' }).waitFor()
    const problems: string[] = []
    for (const size of sizes) problems.push(...(await seenProblems(page, size, 'en', `suite on ${size.width}`)))
    expect([...problems, ...(await axeProblems(page))]).toEqual([])
  })

  test('Stop says that it is all of it, and afterwards where the page about it lies; nothing is left', async () => {
    await page.getByRole('button', { name: /^Stop/ }).click()
    await page.getByRole('dialog', { name: 'Stop the suite?' }).getByRole('button', { name: 'Stop now' }).click()
    await strip().getByText('Suite stopped.').waitFor()
    const path = await strip().locator('code').innerText()
    expect(path.startsWith(folders.data)).toBe(true)
    expect(existsSync(path)).toBe(true)
    expect(await ownObjects(folders.config)).toEqual([])
    const problems: string[] = []
    for (const size of sizes) problems.push(...(await seenProblems(page, size, 'en', `suite stopped ${size.width}`)))
    expect([...problems, ...(await axeProblems(page))]).toEqual([])
  })

  test('the page opens in a tab of its own, its links lead to what lies beside it, and another browser gets nothing', async () => {
    const [opened] = await Promise.all([
      page.context().waitForEvent('page'),
      strip().getByRole('button', { name: 'Open the page' }).click(),
    ])
    await opened.getByRole('heading', { level: 1, name: /Small-server study/ }).waitFor()
    const address = opened.url()
    await opened.getByRole('link', { name: 'Report', exact: true }).first().click()
    await opened.getByRole('heading', { level: 1 }).waitFor()
    expect(new URL(opened.url()).pathname).toMatch(/^\/reading\/.+\/report\.html$/)
    await opened.close()
    const stranger = await browser.newContext()
    expect((await stranger.request.get(address)).status()).toBe(403)
    await stranger.close()
    expect({ complaints: watched.complaints, left: watched.left }).toEqual({ complaints: [], left: [] })
  })

  test('it is found again by another start of the program', async () => {
    await host.end()
    host = await startWebHost(folders)
    page = await openWorkbench((await watchedContext(browser, host)).context, host)
    await page.getByRole('button', { name: 'Suites…' }).click()
    await page.getByText('Started before').click()
    const row = page.getByRole('list', { name: 'Started before' }).getByRole('listitem')
    expect(await row.innerText()).toMatch(/Small-server study[\s\S]*Stopped[\s\S]*0 of 5/)
    const problems: string[] = []
    for (const size of sizes) problems.push(...(await seenProblems(page, size, 'en', `suites before ${size.width}`)))
    expect([...problems, ...(await axeProblems(page))]).toEqual([])
    const [opened] = await Promise.all([
      page.context().waitForEvent('page'),
      row.getByRole('button', { name: /^Open the page/ }).click(),
    ])
    await opened.getByRole('heading', { level: 1, name: /Small-server study/ }).waitFor()
    await opened.close()
  })

  test('what is left of it is gone on with from there, in the same folder', async () => {
    await page.getByRole('button', { name: /^Resume the suite Small-server study/ }).click()
    await page.waitForURL(/#\/live$/)
    await strip().getByText('1 of 5: As the study measured it first, minimal data and reads only').waitFor()
    await page.getByRole('region', { name: 'Charts of the run' }).waitFor()
    await page.getByRole('button', { name: /^Stop/ }).click()
    await page.getByRole('dialog', { name: 'Stop the suite?' }).getByRole('button', { name: 'Stop now' }).click()
    await strip().getByText('Suite stopped.').waitFor()
    expect(readdirSync(join(folders.data, 'suites'))).toHaveLength(1)
    expect(await ownObjects(folders.config)).toEqual([])
  })
})
