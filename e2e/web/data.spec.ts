import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CurrentData } from '../../shared/contract/dataRequests.ts'
import { askHost } from './askHost.ts'
import { axeProblems } from './axeProblems.ts'
import { openChromium } from './openChromium.ts'
import { openWorkbench, type Watched, watchedContext } from './openWorkbench.ts'
import { ownObjects } from './ownObjects.ts'
import { seenProblems, sizes } from './seenProblems.ts'
import { makeFolders, removeFolders, startWebHost, type WebHost } from './startWebHost.ts'

const folders = makeFolders()
let host: WebHost
let browser: Browser
let watched: Watched
let page: Page

beforeAll(async () => {
  host = await startWebHost(folders)
  browser = await openChromium()
  // What fades from one theme to the other has neither's contrast on the way.
  watched = await watchedContext(browser, host, { reducedMotion: 'reduce' })
  page = await openWorkbench(watched.context, host)
})
afterAll(async () => {
  await browser?.close()
  await host?.end()
  removeFolders(folders)
})

const current = (): Promise<CurrentData> => askHost(page, 'data.current', {})
const panel = () => page.getByRole('region', { name: 'Stack with its data' })

test('from a card to a stack with its data, found again after a reload, and removed without a trace', async () => {
  const card = page.getByRole('article', { name: 'copro' })
  await card.getByRole('combobox', { name: 'Data set of copro' }).click()
  await page.getByRole('option', { name: 'minimal' }).click()
  await card.getByRole('button', { name: 'Generate “minimal” data' }).press('Enter')
  await panel().getByRole('button', { name: 'Remove' }).waitFor({ timeout: 120_000 })
  const made = (await panel().innerText()).replaceAll(/[\u00a0\u202f]/g, ' ')
  expect(made).toContain('minimal (3 organizations, 4 buildings, 10 units, 7 owners, 5 expenses)')
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await axeProblems(page)).toEqual([])
    for (const size of sizes) {
      expect(await seenProblems(page, size, 'en', `data ${size.width} ${colorScheme}`)).toEqual([])
    }
  }

  const now = await current()
  const address = now.kind === 'loaded' ? now.stack.address : ''
  expect(await panel().getByText(address).count()).toBe(1)
  expect((await fetch(`${address}/health`)).status).toBe(200)

  await page.reload()
  await panel().getByText(address).waitFor()
  await panel().getByRole('button', { name: 'Remove' }).click()
  await expect.poll(() => panel().count(), { timeout: 60_000 }).toBe(0)
  expect(await current()).toEqual({ kind: 'none' })
  expect(await ownObjects(folders.config)).toEqual([])
  expect([watched.complaints, watched.left]).toEqual([[], []])
})
