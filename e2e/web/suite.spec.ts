import { existsSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeProblems } from './axeProblems.ts'
import { oneAfterAnother } from './oneAfterAnother.ts'
import { openChromium } from './openChromium.ts'
import { openWorkbench, watchedContext } from './openWorkbench.ts'
import { ownObjects } from './ownObjects.ts'
import { seenProblems, sizes } from './seenProblems.ts'
import { makeFolders, removeFolders, startWebHost, type WebHost } from './startWebHost.ts'

/** A suite from the bench to its page, stopped in the middle. */
describe('a suite', () => {
  const folders = makeFolders()
  let host: WebHost
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    host = await startWebHost(folders)
    browser = await openChromium()
    const { context } = await watchedContext(browser, host)
    page = await openWorkbench(context, host)
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
})
