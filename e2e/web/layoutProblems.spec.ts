import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { layoutProblems } from './layoutProblems.ts'
import { openChromium } from './openChromium.ts'

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await openChromium()
  page = await browser.newPage({ viewport: { width: 400, height: 300 } })
})
afterAll(() => browser?.close())

const small = 'position: absolute; width: 16px; height: 16px; padding: 0; border: 0'
/** A list of 100 px with a target that begins at `top`, over a foot with a target of its own. */
const list = (top: number): string => `<!doctype html><body style="margin: 0">
  <div style="position: relative; height: 100px; overflow-y: auto">
    <button style="${small}; left: 10px; top: ${top}px" aria-label="in the list"></button>
    <div style="height: 400px"></div>
  </div>
  <button style="${small}; left: 10px; top: 104px" aria-label="in the foot"></button>
</body>`

test.each<[where: string, top: number, problems: readonly string[]]>([
  ['far from the foot', 20, []],
  ['in sight, and too near to it', 82, ['target of 16 × 16 px: “in the list”', 'target of 16 × 16 px: “in the foot”']],
  ['below the edge, where the foot is', 104, []],
  ['cut by the edge', 92, []],
])('two small targets, one of them %s', async (_, top, problems) => {
  await page.setContent(list(top))
  expect(await page.evaluate(layoutProblems, { namespaces: [], language: 'en' })).toEqual(problems)
})

test('behind a dialog nothing is aimed at, within it as ever', async () => {
  const target = (label: string, left: number): string =>
    `<button style="${small}; left: ${left}px; top: 20px" aria-label="${label}"></button>`
  await page.setContent(`<!doctype html><body style="margin: 0">
    ${target('behind', 14)}
    <div role="dialog" aria-modal="true" style="position: fixed; inset: 0">${target('first', 10)}${target('second', 200)}</div>
  </body>`)
  const look = () => page.evaluate(layoutProblems, { namespaces: [], language: 'en' })
  expect(await look()).toEqual([])
  await page.getByLabel('second').evaluate((one) => one.style.setProperty('left', '30px'))
  expect(await look()).toEqual(['target of 16 × 16 px: “first”', 'target of 16 × 16 px: “second”'])
})
