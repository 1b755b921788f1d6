import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Language } from '../../shared/domain/language.ts'
import { uiTexts } from '../../shared/text/ui/uiTexts.ts'
import { askHost } from './askHost.ts'
import { axeProblems } from './axeProblems.ts'
import { openChromium } from './openChromium.ts'
import { openWorkbench, type Watched, watchedContext } from './openWorkbench.ts'
import { screenStates } from './screenStates.ts'
import { seenProblems, sizes } from './seenProblems.ts'
import { makeFolders, removeFolders, startWebHost, type WebHost } from './startWebHost.ts'
import { type Stored, withStoredData } from './storedData.ts'

type Theme = 'light' | 'dark'
const looks: readonly { readonly language: Language; readonly theme: Theme }[] = [
  { language: 'en', theme: 'light' },
  { language: 'en', theme: 'dark' },
  { language: 'fr', theme: 'light' },
  { language: 'fr', theme: 'dark' },
]

const folders = makeFolders()
let stored: Stored
let host: WebHost
let browser: Browser

beforeAll(async () => {
  stored = withStoredData(folders)
  host = await startWebHost(folders)
  browser = await openChromium()
})
afterAll(async () => {
  await browser?.close()
  await host?.end()
  removeFolders(folders)
})

describe.each(looks)('$language, $theme', ({ language, theme }) => {
  const texts = uiTexts(language, 'UTC')
  let watched: Watched
  let page: Page
  beforeAll(async () => {
    watched = await watchedContext(browser, host)
    page = await openWorkbench(watched.context, host)
    await askHost(page, 'settings.save', { language, theme, singleKeys: true })
    await page.reload()
  })
  afterAll(() => watched.context.close())

  test('every screen: nothing is cut off, untranslated or too small, and axe finds nothing', async () => {
    const problems: Record<string, readonly string[]> = {}
    for (const state of screenStates(stored)) {
      await state.open(page, texts)
      for (const size of sizes) {
        const name = `${state.name}, ${size.width} × ${size.height}, ${language}, ${theme}`
        const found = await seenProblems(
          page,
          size,
          language,
          name,
          () => state.show?.(page, texts) ?? Promise.resolve(),
        )
        if (found.length > 0) problems[name] = found
      }
      const axe = await axeProblems(page)
      if (axe.length > 0) problems[`${state.name}, axe`] = axe
      await state.leave?.(page)
    }
    expect(problems).toEqual({})
  })

  test('nothing was complained about, nothing left the machine', () => {
    expect({ complaints: watched.complaints, left: watched.left }).toEqual({ complaints: [], left: [] })
  })
})
