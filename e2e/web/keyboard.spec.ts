import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { oneAfterAnother } from './oneAfterAnother.ts'
import { openChromium } from './openChromium.ts'
import { openWorkbench, type Watched, watchedContext } from './openWorkbench.ts'
import { focused, press, tabTo } from './pressKeys.ts'
import { makeFolders, removeFolders, startWebHost, type WebHost } from './startWebHost.ts'
import { type Stored, withStoredData } from './storedData.ts'

/** What a finished comparison is good for, without a mouse. Choosing, starting and stopping one: live.spec.ts. */
describe('by keyboard alone', () => {
  const folders = makeFolders()
  let stored: Stored
  let host: WebHost
  let browser: Browser
  let watched: Watched
  let page: Page

  beforeAll(async () => {
    stored = withStoredData(folders)
    host = await startWebHost(folders)
    browser = await openChromium()
    watched = await watchedContext(browser, host, { acceptDownloads: true })
    page = await openWorkbench(watched.context, host)
  })
  oneAfterAnother(() => page)
  afterAll(async () => {
    await browser?.close()
    await host?.end()
    removeFolders(folders)
  })
  const row = () =>
    page
      .getByRole('grid', { name: 'History' })
      .getByRole('row', { name: /solo:baseline/ })
      .last()

  test('from the first Tab: the screens, the history, its row; Enter opens the result', async () => {
    await press(page, 'Tab')
    expect(await focused(page)).toBe('Bench')
    await tabTo(page, 'History')
    await press(page, 'Enter')
    await row().waitFor()
    await tabTo(page, /solo:baseline/)
    await press(page, 'End')
    expect(await focused(page)).toContain('solo:baseline')
    await press(page, 'Enter')
    await page.waitForURL(new RegExp(`#/result/${stored.comparisonId}`))
    await page.getByRole('table', { name: 'Comparison' }).waitFor()
  })

  test('result: the second row becomes the baseline, curves become tables, the report is saved', async () => {
    const rows = page.getByRole('table', { name: 'Comparison' }).locator('tbody tr')
    const second = await rows.nth(1).getAttribute('data-configuration')
    await tabTo(page, new RegExp(`${second}$`))
    await press(page, 'b')
    await expect.poll(() => rows.nth(1).getAttribute('data-baseline')).toBe('true')

    const before = await page.getByRole('table').count()
    await press(page, 't')
    await expect.poll(() => page.getByRole('table').count()).toBeGreaterThan(before)
    await press(page, 't')
    await expect.poll(() => page.getByRole('table').count()).toBe(before)

    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: 120_000 }),
      page.keyboard.press('Control+e'),
    ])
    expect(download.suggestedFilename()).toMatch(/\.pdf$/)
    await page.getByText(`Saved: ${download.suggestedFilename()}`).waitFor()
  })

  test('commands: found by a few letters, Enter does it; the list of keys opens and closes', async () => {
    await press(page, 'Control+k')
    await page.getByPlaceholder('Find a command').waitFor()
    await page.keyboard.type('dark')
    await press(page, 'Enter')
    await expect.poll(() => page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark')
    await press(page, '?')
    await page.getByRole('dialog', { name: 'Keys' }).waitFor()
    await press(page, 'Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  test('setup: the language by Tab and an arrow', async () => {
    await press(page, 'Control+,')
    await page.getByText('Data folder', { exact: true }).waitFor()
    await tabTo(page, /^(As the system|English|Français)$/)
    for (let presses = 0; presses < 3 && (await page.locator('html').getAttribute('lang')) !== 'fr'; presses++)
      await press(page, 'ArrowRight')
    await expect.poll(() => page.getByRole('link', { name: 'Historique' }).count()).toBe(1)
    for (let presses = 0; presses < 3 && (await page.locator('html').getAttribute('lang')) !== 'en'; presses++)
      await press(page, 'ArrowLeft')
    await expect.poll(() => page.getByRole('link', { name: 'History' }).count()).toBe(1)
  })

  test('history: Delete deletes, Undo is reached and brings it back', async () => {
    await tabTo(page, 'Bench')
    await press(page, '4')
    await row().waitFor()
    const rows = page.getByRole('grid', { name: 'History' }).getByRole('row')
    const before = await rows.count()
    await tabTo(page, /solo:baseline/)
    await press(page, 'Delete')
    await tabTo(page, 'Undo')
    await press(page, 'Enter')
    await row().waitFor()
    expect(await rows.count()).toBe(before)
  })

  test('nothing was complained about, nothing left the machine', () => {
    expect({ complaints: watched.complaints, left: watched.left }).toEqual({ complaints: [], left: [] })
  })
})
