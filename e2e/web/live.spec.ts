import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Language } from '../../shared/domain/language.ts'
import { uiTexts } from '../../shared/text/ui/uiTexts.ts'
import { askHost } from './askHost.ts'
import { axeProblems } from './axeProblems.ts'
import { oneAfterAnother } from './oneAfterAnother.ts'
import { openChromium } from './openChromium.ts'
import { openWorkbench, type Watched, watchedContext } from './openWorkbench.ts'
import { focused, press, tabTo } from './pressKeys.ts'
import { goTo } from './screenStates.ts'
import { seenProblems, sizes } from './seenProblems.ts'
import { makeFolders, removeFolders, startWebHost, type WebHost } from './startWebHost.ts'

/** One real run, long enough to look at everything that only a run shows, started and stopped by keyboard. */
describe('while a comparison is on', () => {
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

  test('started by keyboard alone, from the first Tab: cards off, a card on, Compare', async () => {
    await page.getByRole('checkbox').first().waitFor()
    await tabTo(page, /^trio-cache,|^duo-lb,|^solo,/)
    for (const name of ['solo', 'trio-cache']) {
      await arrowTo(page, new RegExp(`^${name},`))
      await press(page, 'Space')
    }
    const picks = page.getByRole('list', { name: 'Selected configurations' }).getByRole('listitem')
    await expect.poll(() => picks.allInnerTexts()).toEqual([expect.stringContaining('duo-lb:baseline')])
    await tabTo(page, 'Load profile')
    await press(page, 'Enter')
    for (let presses = 0; presses < 4 && !(await chosen(page)).startsWith('endurance'); presses++)
      await press(page, 'ArrowDown')
    await press(page, 'Enter')
    await tabTo(page, 'Run')
    await press(page, 'Enter')
    await page.waitForURL(/#\/live/)
  })

  test('a window opened in the middle shows everything since the start, like the first one', async () => {
    await expect.poll(() => secondsMeasured(page), { timeout: 90_000 }).toBeGreaterThan(11)
    const second = await openWorkbench(watched.context, host)
    await goTo(second, 'live')
    for (const one of [page, second]) {
      await one.getByRole('region', { name: 'Charts of the run' }).waitFor()
      await press(one, 't')
      await one.getByRole('table').first().waitFor()
    }
    const feed = (of: Page) =>
      of.getByRole('heading', { name: 'Events' }).locator('xpath=..').getByRole('list').innerText()
    const rows = async (of: Page) => (await of.getByRole('table').first().locator('tbody').innerText()).split('\n')
    const isSame = async () => {
      const [ours, theirs] = await Promise.all([rows(page), rows(second)])
      const [heard, told] = await Promise.all([feed(page), feed(second)])
      return ours.length > 2 && ours.join() === theirs.join() && heard === told
    }
    await expect.poll(isSame, { interval: 100 }).toBe(true)
    expect((await rows(second))[0]).toMatch(/^0:00\t/)
    expect(await feed(second)).toContain('Measuring starts, phase 1')
    await second.close()
    await press(page, 't')
  })

  test.each([
    ['en', 'light'],
    ['en', 'dark'],
    ['fr', 'dark'],
    ['fr', 'light'],
  ] as const)(
    'nothing is wrong with what is seen, with the question before stopping too: %s, %s',
    async (language, theme) => {
      await askHost(page, 'settings.save', { language, theme, singleKeys: true })
      await page.reload()
      const { t } = uiTexts(language, 'UTC')
      await page.getByRole('region', { name: t('live.charts') }).waitFor()
      expect(await problemsAt(page, language, `live, ${theme}`)).toEqual({})
      await press(page, 'Control+.')
      await page.getByRole('dialog', { name: t('live.stopTitle') }).waitFor()
      expect(await problemsAt(page, language, `stop, ${theme}`)).toEqual({})
      expect(await focused(page)).toBe(t('live.keepGoing'))
      await press(page, 'Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    },
  )

  test('stopped by its keys, pressed twice: what was measured is there as a stopped run, to be opened by keyboard', async () => {
    await askHost(page, 'settings.save', { language: 'en', theme: 'light', singleKeys: true })
    await page.reload()
    await page.getByRole('button', { name: /^Stop/ }).waitFor()
    await press(page, 'Control+.')
    await press(page, 'Control+.')
    const result = page.getByRole('link', { name: 'Open the result' })
    await result.waitFor({ timeout: 60_000 })
    await tabTo(page, 'Open the result')
    await press(page, 'Enter')
    await expect.poll(() => page.getByRole('main').innerText()).toMatch(/was stopped|stopped at/i)
    await press(page, '4')
    await expect.poll(() => page.getByRole('grid').innerText()).toContain('Stopped')
  })

  test('nothing was complained about, nothing left the machine', () => {
    expect({ complaints: watched.complaints, left: watched.left }).toEqual({ complaints: [], left: [] })
  })
})

/** The marked choice of an open list. */
async function chosen(page: Page): Promise<string> {
  return (await page.locator('[role=option][data-combobox-selected]').allInnerTexts()).join()
}

/** The arrow keys of a grid: first to its beginning, then on until the card is there. */
async function arrowTo(page: Page, name: RegExp): Promise<void> {
  await press(page, 'Home')
  for (let presses = 0; presses < 20 && !name.test(await focused(page)); presses++) await press(page, 'ArrowRight')
  expect(await focused(page)).toMatch(name)
}

async function secondsMeasured(page: Page): Promise<number> {
  const { comparisonId } = await askHost(page, 'comparison.current', {})
  if (comparisonId === undefined) return 0
  const { current: runId } = await askHost(page, 'comparison.follow', { comparisonId })
  return runId === undefined ? 0 : (await askHost(page, 'run.follow', { runId })).ticks.length
}

async function problemsAt(page: Page, language: Language, name: string): Promise<Record<string, readonly string[]>> {
  const problems: Record<string, readonly string[]> = {}
  for (const size of sizes) {
    const at = `${name}, ${size.width} × ${size.height}, ${language}`
    const found = await seenProblems(page, size, language, at)
    if (found.length > 0) problems[at] = found
  }
  const axe = await axeProblems(page)
  return axe.length === 0 ? problems : { ...problems, axe }
}
