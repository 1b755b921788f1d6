import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Language } from '../../shared/domain/language.ts'
import { en } from '../../shared/text/ui/uiTexts.ts'
import { layoutProblems } from './layoutProblems.ts'

export interface Size {
  readonly width: number
  readonly height: number
}

/** Desktop and laptop, the two sizes that the drawings were made for, and the smallest window there is. */
export const sizes: readonly Size[] = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 800 },
  { width: 1024, height: 700 },
]

const namespaces = [...new Set(Object.keys(en).map((key) => key.split('.')[0] ?? ''))]

/** What is measured in one frame is drawn in a later one; on a busy machine, in one much later. */
const mostLooks = 20

/** Looks at the page at one size, until it has settled; with PALIER_E2E_PICTURES, a folder, a picture is kept there. */
export async function seenProblems(
  page: Page,
  size: Size,
  language: Language,
  name: string,
  show?: () => Promise<void>,
): Promise<string[]> {
  await page.setViewportSize(size)
  await show?.()
  await twoFrames(page)
  const folder = process.env.PALIER_E2E_PICTURES
  if (folder !== undefined) {
    mkdirSync(folder, { recursive: true })
    await page.screenshot({ path: join(folder, `${name.replaceAll(/[^\w]+/g, '-')}.png`) })
  }
  const look = () => page.evaluate(layoutProblems, { namespaces, language })
  let found = await look()
  for (let looks = 1; found.length > 0 && looks < mostLooks; looks++) {
    for (let turn = 0; turn < 5; turn++) await twoFrames(page)
    found = await look()
  }
  return found
}

/** The first measures what the second draws. */
function twoFrames(page: Page): Promise<unknown> {
  return page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
}
