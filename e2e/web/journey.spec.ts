import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askHost } from './askHost.ts'
import { oneAfterAnother } from './oneAfterAnother.ts'
import { openChromium } from './openChromium.ts'
import { openWorkbench, type Watched, watchedContext } from './openWorkbench.ts'
import { makeFolders, removeFolders, startWebHost, type WebHost } from './startWebHost.ts'

const all = ['solo:baseline', 'duo-lb:baseline', 'trio-cache:baseline']

/** From the first start to the PDF and back, with the mouse, on the real engine. */
describe('by mouse', () => {
  const folders = makeFolders()
  let host: WebHost
  let browser: Browser
  let watched: Watched
  let page: Page
  let comparisonId: string

  beforeAll(async () => {
    host = await startWebHost(folders)
    browser = await openChromium()
    watched = await watchedContext(browser, host, { acceptDownloads: true })
    await watched.context.addInitScript(countPresses)
    page = await openWorkbench(watched.context, host)
  })
  oneAfterAnother(() => page)
  afterAll(async () => {
    await browser?.close()
    await host?.end()
    removeFolders(folders)
  })
  const button = (name: string | RegExp) => page.getByRole('button', { name })

  test('the first comparison is running after three clicks, two of which make it shorter', async () => {
    const cards = page.getByRole('article').getByRole('checkbox')
    await expect.poll(() => cards.count()).toBe(4)
    const picked = page.getByRole('list', { name: 'Selected configurations' })
    expect(await picked.getByRole('listitem').allInnerTexts()).toEqual(all.map((name) => expect.stringContaining(name)))

    await page.getByRole('combobox', { name: 'Time' }).click()
    await page.getByRole('option', { name: '× 0.1', exact: true }).click()
    await expect.poll(() => page.locator('#start-estimate').innerText()).toMatch(/about \d+\s(s|min)/)
    await button('Compare').click()

    await page.waitForURL(/#\/live/)
    await expect.poll(() => page.locator('[aria-current=step]').innerText(), { timeout: 60_000 }).toMatch(/\S/)
    expect(await page.evaluate(() => sessionStorage.getItem('presses'))).toBe('3')
    comparisonId = (await askHost(page, 'comparison.current', {})).comparisonId ?? ''
  })

  test('cards and variants are chosen while it runs; Compare says why it waits', async () => {
    await page.getByRole('link', { name: 'Bench' }).click()
    const card = page.getByRole('checkbox', { name: /^trio-cache/ })
    await card.click()
    expect(await card.isChecked()).toBe(false)
    await page.getByRole('group', { name: 'Variants of trio-cache' }).getByRole('button', { name: 'tuned' }).click()
    expect(await card.isChecked()).toBe(true)
    expect(await page.getByRole('button', { name: 'Remove trio-cache:tuned' }).count()).toBe(1)
    expect(await page.locator('#start-estimate').innerText()).toContain('A comparison is on')
    await button('Watch it live').click()
  })

  test('live: steps advance, curves have data, the diagram its instances, the feed its events, the end a time', async () => {
    const charts = page.getByRole('region', { name: 'Charts of the run' })
    const steps = new Set<string>()
    const note = async () => {
      for (const step of await page.locator('[aria-current=step]').allInnerTexts()) steps.add(step.split('\n')[0] ?? '')
      return [...steps].some((step) => step.includes('Measuring'))
    }
    await expect.poll(note, { timeout: 90_000, interval: 100 }).toBe(true)
    expect(steps.size).toBeGreaterThan(1)
    expect(await page.getByRole('main').innerText()).toMatch(/about .+ left · done near \d\d:\d\d/)
    await expect.poll(() => readFigures(charts), { timeout: 30_000 }).toBeGreaterThan(5)
    await expect.poll(() => page.getByRole('progressbar').getAttribute('aria-valuetext')).toMatch(/1 running/)

    await expect.poll(() => page.getByText('run 2 of 3').count(), { timeout: 90_000 }).toBe(1)
    await expect
      .poll(() => page.getByRole('complementary', { name: 'Topology now' }).innerText(), { timeout: 60_000 })
      .toMatch(/api-\d[\s\S]*healthy|\d ok req\/s/)
    await expect.poll(() => page.getByText('Measuring starts, phase 1').count(), { timeout: 60_000 }).toBe(1)
  })

  test('its end leads to the result: a row each, differences to the first', async () => {
    await page.getByRole('link', { name: 'Open the result' }).click({ timeout: 150_000 })
    const table = page.getByRole('table', { name: 'Comparison' })
    const rows = table.locator('tbody tr')
    await expect.poll(() => rows.count()).toBe(3)
    const texts = await rows.allInnerTexts()
    for (const name of all) expect(texts.filter((text) => text.includes(name))).toHaveLength(1)
    const others = await table.locator('tbody tr:not([data-baseline])').allInnerTexts()
    expect(others).toHaveLength(2)
    // On a machine that is busy with something else a run is invalid, and then it is compared with nothing.
    const isCompared = (text: string) => !text.includes('invalid')
    const baseline = await table.locator('tbody tr[data-baseline]').innerText()
    for (const text of isCompared(baseline) ? others.filter(isCompared) : [])
      expect(text).toMatch(/[+\u2212]\d|0\.0 pt/)
    expect(await page.getByRole('img', { name: /./ }).count()).toBeGreaterThan(3)
  })

  test('the report is a PDF of several pages with the same names', async () => {
    await button('Export').click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: /PDF/ }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^palier-.+\.pdf$/)
    const file = join(folders.root, 'report.pdf')
    await download.saveAs(file)
    expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-')
    const pages = Number(/^Pages:\s+(\d+)/m.exec(pdfTool('pdfinfo', file))?.[1])
    expect(pages).toBeGreaterThan(1)
    const text = pdfTool('pdftotext', file, '-')
    for (const name of all) expect(text).toContain(name)
    await expect.poll(() => page.getByText(`Saved: ${download.suggestedFilename()}`).count()).toBe(1)
  })

  test('from the history it opens again; deleted, it is gone until it is taken back', async () => {
    await page.getByRole('link', { name: 'History' }).click()
    const row = page.getByRole('grid', { name: 'History' }).getByRole('row', { name: /solo:baseline/ })
    await expect.poll(() => row.count()).toBe(1)
    expect(await row.innerText()).toContain('Completed')
    await row.click()
    await page.waitForURL(new RegExp(`#/result/${comparisonId}`))

    await page.getByRole('link', { name: 'History' }).click()
    await row.getByRole('button', { name: /^Delete/ }).click()
    await expect.poll(() => page.getByText('No runs yet').count()).toBe(1)
    await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => row.count()).toBe(1)
  })

  test('nothing was complained about, nothing left the machine', () => {
    expect(watched.complaints).toEqual([])
    expect(watched.left).toEqual([])
    expect(host.errors()).not.toMatch(/error/i)
  })
})

/** Runs in every page before its own scripts. Enter on a button is a click as well, but no press of the mouse. */
function countPresses(): void {
  addEventListener(
    'pointerdown',
    () => sessionStorage.setItem('presses', String(1 + Number(sessionStorage.getItem('presses') ?? 0))),
    { capture: true },
  )
}

/** How many figures stand beside the curves. */
async function readFigures(charts: ReturnType<Page['getByRole']>): Promise<number> {
  return (await charts.innerText()).split('\n').filter((line) => /^[\d.,]+( [a-zA-Z%/]+)?$/.test(line.trim())).length
}

function pdfTool(tool: string, ...args: readonly string[]): string {
  const { stdout, error } = spawnSync(tool, args, { encoding: 'utf8' })
  if (error !== undefined) throw error
  return stdout
}
