import { expect, test } from 'vitest'
import { toDeltas } from '../../../shared/analysis/comparisonDeltas.ts'
import { cellText } from '../../../shared/tables/dataTable.ts'
import { reportTexts } from '../../../shared/text/report/reportTexts.ts'
import { uiTexts } from '../../../shared/text/ui/uiTexts.ts'
import { type ColumnId, comparisonColumns } from './comparisonColumns.ts'
import { sampleCompared, sampleRun } from './testing/sampleComparison.ts'

const words = { texts: uiTexts('en', 'UTC'), report: reportTexts('en', 'UTC') }
const spread = (median: number, min = median, max = median, runs = 3) => ({ median, min, max, runs })

const compared = sampleCompared(
  {
    configuration: 'solo:baseline',
    figures: { goodputPerS: spread(100), p95Us: spread(80_000, 70_000, 90_000), cpuPeakPercent: spread(90) },
    cpuPeakContainer: 'api-1',
    capacity: { atLeastUsers: 100, belowUsers: 300, atLeastPerS: 98, indicative: false },
    runs: ['a', 'b', 'c'].map((runId) => sampleRun(runId, 'solo:baseline')),
    verdicts: ['valid', 'invalid', 'valid'],
    leftOut: ['b'],
  },
  {
    configuration: 'trio-cache:tuned',
    figures: { goodputPerS: spread(120), p95Us: spread(40_000, 30_000, 50_000), cpuPeakPercent: spread(45) },
    cpuPeakContainer: 'db',
    capacity: { atLeastUsers: 300, indicative: true },
    instances: [
      { name: 'api-1', share: 0.5 },
      { name: 'api-2', share: 0.5 },
    ],
  },
  { configuration: 'duo-lb:baseline', runs: [sampleRun('f', 'duo-lb:baseline', { outcome: failed() })] },
)

function failed() {
  return { kind: 'failed', during: 'starting', failure: { kind: 'unexpected' }, message: 'no' } as const
}

function linesOf(id: ColumnId, row: number, baseline = 'solo:baseline'): string[] {
  const deltas = toDeltas(
    compared.map((one) => one.row),
    baseline,
  )
  const column = comparisonColumns({ baseline, deltas }, words).find((one) => one.id === id)
  const one = compared[row]
  if (column === undefined || one === undefined) throw new Error(id)
  const { main, below } = column.cell(one)
  return [cellText(main), ...below].map((text) => text.replaceAll('\u00a0', ' '))
}

test('a single configuration is no baseline of anything', () => {
  const [only] = compared
  const column = comparisonColumns({ baseline: 'solo:baseline', deltas: [] }, words).find(
    ({ id }) => id === 'goodputPerS',
  )
  expect(only && column?.cell(only).below).toEqual([])
})

test.each<[what: string, id: ColumnId, row: number, lines: string[]]>([
  ['the baseline says so, with the range of its repeats', 'p95Us', 0, ['80', 'baseline', '70 to 90']],
  ['a better figure, with the range of its repeats', 'p95Us', 1, ['40', '▸ −50 %', '30 to 50']],
  ['repeats that are all alike have no range', 'goodputPerS', 1, ['120', '▸ +20 %']],
  ['a peak names its container instead', 'cpuPeakPercent', 1, ['45', '−50 %, db']],
  ['the baseline’s peak names its container', 'cpuPeakPercent', 0, ['90', 'api-1']],
  ['an interval, with what was answered there', 'capacity', 0, ['100–300', '98 req/s']],
  ['short plateaus are marked', 'capacity', 1, ['≥ 300', 'indicative']],
  ['shares are listed', 'shares', 1, ['', '50 · 50 %']],
  ['a failed configuration has no figures', 'p95Us', 2, ['–']],
  ['and nothing is said of its cache', 'cacheRatio', 2, ['–']],
  ['a measured one without a cache', 'cacheRatio', 0, ['none']],
  ['how it ended', 'outcome', 2, ['failed']],
  ['repeats that are left out leave the others’ verdict', 'verdict', 0, ['valid', '2 of 3 valid']],
  ['what was not judged', 'verdict', 2, ['–']],
])('%s', (_, id, row, lines) => {
  expect(linesOf(id, row)).toEqual(lines)
})

test('any configuration can be the baseline', () => {
  expect(linesOf('p95Us', 0, 'trio-cache:tuned')).toEqual(['80', '◂ +100 %', '70 to 90'])
  expect(linesOf('p95Us', 1, 'trio-cache:tuned')).toEqual(['40', 'baseline', '30 to 50'])
})
