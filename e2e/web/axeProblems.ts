import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'

declare const window: { readonly axe?: typeof axe }

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Every rule that axe has but its experimental ones; a line for each element that breaks one. */
export async function axeProblems(page: Page): Promise<string[]> {
  // Evaluated, not added as a script: the page's own policy would refuse that.
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(source)
  const violations = await page.evaluate(async () => {
    const found = await window.axe?.run(document, { resultTypes: ['violations'] })
    return (found?.violations ?? []).flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => ({ id, html, failureSummary })),
    )
  })
  return violations.map(
    ({ id, html, failureSummary = '' }) => `${id}: ${html.slice(0, 160)} ${failureSummary.split('\n')[1] ?? ''}`,
  )
}
