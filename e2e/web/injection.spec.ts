import { spawnSync } from 'node:child_process'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hostileStrings } from '../hostileStrings.ts'
import { askHost } from './askHost.ts'
import { writeHostileWorkspace } from './hostileWorkspace.ts'
import { oneAfterAnother } from './oneAfterAnother.ts'
import { openChromium } from './openChromium.ts'
import { openWorkbench, type Watched, watchedContext } from './openWorkbench.ts'
import { goTo } from './screenStates.ts'
import { makeFolders, removeFolders, startWebHost, type WebHost } from './startWebHost.ts'

const ask = {
  configurations: ['hostile:loud', 'hostile:broken'],
  profile: 'hostile',
  objectives: 'hostile',
  timeScale: 1,
  set: {},
  seed: 2,
  repeat: 1,
}
/** Lines of the log that a failure keeps. */
const logged = hostileStrings.slice(-18)

/** Titles, labels, values, names of requests, response headers and log lines of a real run are what somebody hostile wrote. */
describe(`${hostileStrings.length} hostile strings`, () => {
  const folders = makeFolders()
  const workspace = join(folders.root, 'workspace')
  let host: WebHost
  let browser: Browser
  let watched: Watched
  let page: Page
  let comparisonId: string

  beforeAll(async () => {
    writeHostileWorkspace(workspace)
    host = await startWebHost(folders, ['--trust', workspace])
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
  const isHarmless = async (): Promise<void> => {
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
    expect(await page.locator('iframe, object, embed, form, base, video, math, main script').count()).toBe(0)
    expect({ complaints: watched.complaints, left: watched.left }).toEqual({ complaints: [], left: [] })
  }

  const saved = async (item: string, name: string): Promise<string> => {
    const file = join(folders.root, name)
    await page.getByRole('button', { name: 'Export' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: 120_000 }),
      page.getByRole('menuitem', { name: item }).click(),
    ])
    await download.saveAs(file)
    return file
  }

  test('bench: titles, labels, values and the mix of requests are shown as they are', async () => {
    const card = page.getByRole('article', { name: 'hostile' })
    await card.getByRole('button', { name: 'loud' }).click()
    await card.locator('button[aria-expanded]').click()
    await page.getByRole('heading', { name: 'Parameters' }).waitFor()
    expect(await missing(page)).toEqual([])
    const values = await page
      .getByRole('textbox')
      .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))
    expect(hostileStrings.filter((string) => !values.includes(string) && !string.includes('$'))).toEqual([])
    await page.getByRole('combobox', { name: 'Load profile' }).click()
    await page.getByRole('option', { name: 'hostile' }).click()
    await page.getByRole('combobox', { name: 'Objectives' }).click()
    await page.getByRole('option', { name: 'hostile' }).click()
    await isHarmless()
  })

  test('live: the names of the load and the last lines of the log', async () => {
    comparisonId = (await askHost(page, 'comparison.start', ask)).comparisonId
    await goTo(page, 'live')
    await expect.poll(() => page.locator('[aria-current=step]').count(), { timeout: 60_000 }).toBe(1)
    await expect.poll(() => missing(page, hostileStrings.slice(3, 4))).toEqual([])
    await page.getByRole('link', { name: 'Open the result' }).waitFor({ timeout: 280_000 })
    await isHarmless()
  }, 300_000)

  test('result: requests, instances and targets, and the log of the one that failed', async () => {
    await page.getByRole('link', { name: 'Open the result' }).click()
    await page.getByRole('table', { name: 'Comparison' }).waitFor()
    const { runs } = await askHost(page, 'comparison.open', { comparisonId })
    for (const { runId, outcome } of runs) {
      await goTo(page, `result/${comparisonId}/${runId}`)
      await expect
        .poll(() => missing(page, outcome.kind === 'completed' ? hostileStrings : logged), { timeout: 30_000 })
        .toEqual([])
    }
    await isHarmless()
  })

  test('history: a stored comparison of configurations with such names', async () => {
    const stored = join(folders.data, 'comparisons', comparisonId)
    const forged = `${comparisonId.slice(0, -4)}evil`
    cpSync(stored, join(folders.data, 'comparisons', forged), { recursive: true })
    const file = join(folders.data, 'comparisons', forged, 'comparison.json')
    const comparison = JSON.parse(readFileSync(file, 'utf8'))
    writeFileSync(file, JSON.stringify({ ...comparison, id: forged, configurations: hostileStrings }))
    await goTo(page, 'history')
    await expect.poll(() => missing(page)).toEqual([])
    await page.getByRole('row', { name: /window\.hacked/ }).click()
    await page.getByRole('table', { name: 'Comparison' }).waitFor()
    await isHarmless()
  })

  test('the report holds them as text: in the PDF, and in HTML without a script', async () => {
    await goTo(page, `result/${comparisonId}`)
    const file = await saved('Report as PDF', 'report.pdf')
    const html = await saved('Report as HTML', 'report.html')
    const { stdout, error } = spawnSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 })
    if (error !== undefined) throw error
    const printed = squeezed(stdout)
    // Control characters are not printed, and what runs from right to left is put into another order.
    const printable = hostileStrings.filter((string) => !/[\p{Cc}\p{Cf}]/u.test(string))
    expect(printable.filter((string) => !printed.includes(squeezed(string)))).toEqual([])

    const report = await watched.context.newPage()
    await report.goto(`file://${html}`)
    expect(await report.evaluate(() => 'hacked' in window)).toBe(false)
    expect(await report.locator('script, iframe, object, embed, form, base, video, [onerror], [onload]').count()).toBe(
      0,
    )
    expect(await missing(report, printable)).toEqual([])
    await report.close()
    await isHarmless()
  })
})

/** Spaces are where lines break. */
function squeezed(text: string): string {
  return text.replace(/[\s\u00ad]+/g, '')
}

/** Those that cannot be read on the page. */
async function missing(page: Page, strings = hostileStrings): Promise<string[]> {
  const text = squeezed(await page.locator('body').innerText())
  return strings.filter((string) => !text.includes(squeezed(string)))
}
