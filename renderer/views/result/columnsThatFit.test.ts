import { expect, test } from 'vitest'
import { reportTexts } from '../../../shared/text/report/reportTexts.ts'
import { uiTexts } from '../../../shared/text/ui/uiTexts.ts'
import { columnPx, columnsThatFit, widestNamePx } from './columnsThatFit.ts'
import { type ColumnId, comparisonColumns } from './comparisonColumns.ts'
import { sampleCompared, sampleRun } from './testing/sampleComparison.ts'

const words = { texts: uiTexts('en', 'UTC'), report: reportTexts('en', 'UTC') }
const columns = comparisonColumns({ baseline: 'solo:baseline', deltas: [] }, words)
const spread = { median: 100, min: 100, max: 100, runs: 1 }
const figures = { requests: spread, goodputPerS: spread, p95Us: spread, cacheRatio: spread }
const completed = sampleCompared(
  { configuration: 'solo:baseline', figures },
  { configuration: 'duo-lb:baseline', figures },
)

const left = (widthPx: number, compared = completed, choices = {}): ColumnId[] => {
  const shown = columnsThatFit(columns, compared, widthPx, choices)
  return columns.map(({ id }) => id).filter((id) => !shown.has(id))
}

test('with room for all of them none leaves', () => {
  expect(left(4000)).toEqual([])
})

test('requests leave first, then failover, then the peaks', () => {
  const needPx = columns.reduce((sum, column) => sum + columnPx(column, completed), 0)
  const gone = Array.from({ length: 60 }, (_, step) => left(needPx - step * 12))
  const order = gone.flatMap((now, step) => now.filter((id) => !gone[step - 1]?.includes(id)))
  expect(order.slice(0, 4)).toEqual(['requests', 'failover', 'memoryPeakBytes', 'cpuPeakPercent'])
})

test('what is compared first never leaves', () => {
  const stay = columns.map(({ id }) => id).filter((id) => !left(0).includes(id))
  expect(stay).toEqual(['configuration', 'crash', 'capacity', 'goodputPerS', 'p95Us', 'errorRate'])
})

test('how runs ended stays where one did not complete', () => {
  const outcome = { kind: 'stopped', during: 'measuring' } as const
  const stopped = sampleCompared({ configuration: 'a:b', runs: [sampleRun('r', 'a:b', { outcome })] })
  expect(left(0)).toContain('outcome')
  expect(left(0, stopped)).not.toContain('outcome')
})

test('a person’s choice holds in any width', () => {
  expect(left(0, completed, { requests: true })).not.toContain('requests')
  expect(left(4000, completed, { p95Us: false })).toEqual(['p95Us'])
})

test('without any cache its column is there only when chosen', () => {
  const without = sampleCompared({ configuration: 'solo:baseline' })
  expect(left(4000, without)).toEqual(['cacheRatio'])
  expect(left(4000, without, { cacheRatio: true })).toEqual([])
})

test('a long name is cut rather than taking the room of figures', () => {
  const [first] = columns
  if (first === undefined) throw new Error('no columns')
  expect(columnPx(first, sampleCompared({ configuration: 'x'.repeat(200) }))).toBe(widestNamePx)
})

test('of a comparison of before runs were judged there is no verdict to show', () => {
  expect(left(4000, sampleCompared({ configuration: 'solo:baseline', verdicts: ['none'] }))).toContain('verdict')
})
