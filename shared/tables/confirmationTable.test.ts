import { expect, test } from 'vitest'
import { comparisonOfRun } from '../analysis/comparisonOfRun.ts'
import type { ComparisonRow } from '../domain/runResult.ts'
import { aManifest } from '../testing/aManifest.ts'
import { resultOf } from '../testing/resultOf.ts'
import { reportTexts } from '../text/report/reportTexts.ts'
import { confirmationTable } from './confirmationTable.ts'
import { toMarkdown } from './tableText.ts'

type Confirmed = ComparisonRow['openConfirmation']

function tableOf(openConfirmation: Confirmed, language: 'en' | 'fr' = 'en') {
  const manifest = aManifest({ outcome: { kind: 'completed' } })
  const whole = comparisonOfRun(manifest, resultOf({ manifest }))
  const rows = whole.comparison.rows.map((row) => ({
    ...row,
    capacity: { indicative: true },
    ...(openConfirmation && { openConfirmation }),
  }))
  return confirmationTable({ ...whole, comparison: { ...whole.comparison, rows } }, reportTexts(language, 'UTC'))
}

const figures = {
  durationMs: 8000,
  throughputPerS: 107,
  errorRate: 0,
  p50Us: 172_000,
  p95Us: 593_000,
  p99Us: 1_956_000,
}

test('both models, one under the other', () => {
  const table = tableOf({
    kind: 'measured',
    confirms: 'a',
    runId: 'b',
    users: 150,
    ratePerS: 107,
    closed: { ...figures, holds: true, verdict: 'valid' },
    open: { ...figures, p95Us: 2_560_000, dropped: 12, holds: false, verdict: 'suspect' },
  })
  expect(table && toMarkdown(table).split('\n').slice(2)).toEqual([
    '| duo-lb:baseline | closed, 150 users | 107 | 172 | 593 | 1,956 | 0.00 | – | yes | valid |',
    '| duo-lb:baseline | open, 107 req/s | 107 | 172 | 2,560 | 1,956 | 0.00 | 12 | no | suspect |',
  ])
  expect(table?.note).toContain('Indicative for duo-lb:baseline')
})

test.each<{ name: string; of: Confirmed; says: string }>([
  { name: 'nothing held', of: { kind: 'skipped', reason: 'nothingHeld' }, says: 'no plateau held' },
  { name: 'nothing completed', of: { kind: 'skipped', reason: 'notCompleted' }, says: 'no run was completed' },
  { name: 'stopped before', of: { kind: 'missing', runId: 'b' }, says: 'was not completed' },
])('without figures it says why: $name', ({ of, says }) => {
  const table = tableOf(of)
  expect(table?.rows).toEqual([])
  expect(table?.note).toContain('duo-lb:baseline: ')
  expect(table?.note).toContain(says)
})

test('nothing where it was not asked for', () => {
  expect(tableOf(undefined)).toBeUndefined()
})
