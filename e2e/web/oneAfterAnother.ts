import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach } from 'vitest'

/**
 * For tests of one file that are steps of one journey: after a step that failed the others are skipped, not failed for lack of it.
 * With PALIER_E2E_PICTURES, a folder, the page is kept as it was at the failure.
 */
export function oneAfterAnother(page: () => Page | undefined): void {
  let hasFailed = false
  beforeEach(({ skip }) => skip(hasFailed, 'an earlier step has failed'))
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    hasFailed = true
    const folder = process.env.PALIER_E2E_PICTURES
    if (folder === undefined) return
    mkdirSync(folder, { recursive: true })
    await page()?.screenshot({ path: join(folder, `failed ${task.name.replace(/\W+/g, ' ').slice(0, 60)}.png`) })
  })
}
