import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askHost } from './askHost.ts'
import { oneAfterAnother } from './oneAfterAnother.ts'
import { openChromium } from './openChromium.ts'
import { openWorkbench, watchedContext } from './openWorkbench.ts'
import { ownObjects } from './ownObjects.ts'
import { goTo } from './screenStates.ts'
import { makeFolders, removeFolders, startWebHost, type WebHost } from './startWebHost.ts'

const ask = { configurations: ['solo', 'duo-lb'], profile: 'quick', timeScale: 1, set: {}, seed: 3, repeat: 1 }

describe('the server is killed in the middle of a run and started again', () => {
  const folders = makeFolders()
  let host: WebHost
  let browser: Browser
  let page: Page
  let comparisonId: string

  beforeAll(async () => {
    host = await startWebHost(folders)
    browser = await openChromium()
    page = await openWorkbench((await watchedContext(browser, host)).context, host)
  })
  oneAfterAnother(() => page)
  afterAll(async () => {
    // A step that failed may have left the containers of the killed run.
    await askHost(page, 'engine.clean', {}).catch(() => undefined)
    await browser?.close()
    await host?.end()
    removeFolders(folders)
  })

  test('the page that was open says that Palier does not answer', async () => {
    comparisonId = (await askHost(page, 'comparison.start', ask)).comparisonId
    await goTo(page, 'live')
    const measuring = page.locator('[aria-current=step]', { hasText: 'Measuring' })
    await measuring.waitFor({ timeout: 90_000 })
    await expect.poll(() => measuring.innerText(), { timeout: 30_000 }).toMatch(/0:0[4-9]|0:1\d/)
    expect(await ownObjects(folders.config)).not.toEqual([])
    await host.kill()
    await expect.poll(() => page.getByText('Palier does not answer.').count()).toBe(1)
  })

  test('started again, it removes every container of the run that nobody watches any more', async () => {
    host = await startWebHost(folders)
    await expect.poll(() => ownObjects(folders.config), { timeout: 60_000, interval: 500 }).toEqual([])
    page = await openWorkbench((await watchedContext(browser, host)).context, host)
  })

  test('the history shows it as interrupted and offers to resume; the result has what was measured', async () => {
    await goTo(page, 'history')
    const row = page.getByRole('grid').getByRole('row', { name: /solo:baseline/ })
    await expect.poll(() => row.innerText()).toContain('Interrupted')
    await row.getByRole('button', { name: 'Resume' }).waitFor()
    await row.click()
    await page.waitForURL(new RegExp(`#/result/${comparisonId}`))
    await expect.poll(() => page.getByRole('main').innerText()).toMatch(/was interrupted: \d of 2 runs were measured/)
    await expect.poll(() => page.getByRole('table', { name: 'Comparison' }).innerText()).toContain('interrupted')
    await expect.poll(() => page.locator('canvas').count()).toBeGreaterThan(0)
  })

  test('Resume goes on with the runs that have no result', async () => {
    await goTo(page, 'history')
    await page.getByRole('button', { name: 'Resume' }).click()
    await page.waitForURL(/#\/live/)
    await expect.poll(() => page.locator('[aria-current=step]').count(), { timeout: 60_000 }).toBe(1)
    await askHost(page, 'comparison.stop', { comparisonId })
    await page.getByRole('link', { name: 'Open the result' }).waitFor({ timeout: 60_000 })
    expect(await ownObjects(folders.config)).toEqual([])
  })
})
