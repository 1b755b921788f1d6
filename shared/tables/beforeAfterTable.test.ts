import { expect, test } from 'vitest'
import type { Comparison } from '../domain/runResult.ts'
import { aBeforeAfter, type MeasuredSide } from '../testing/aBeforeAfter.ts'
import { reportTexts } from '../text/report/reportTexts.ts'
import { beforeAfterTable } from './beforeAfterTable.ts'
import { cellText } from './dataTable.ts'

const seen = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ')

function tableOf(comparison: Comparison, language: 'en' | 'fr' = 'en') {
  const table = beforeAfterTable(comparison, reportTexts(language, 'UTC'))
  if (table === undefined) throw new Error('no table')
  const rows = table.rows.map((row) => row.map((cell) => seen(cellText(cell))))
  const row = (name: string) => rows.find(([first]) => first?.startsWith(name))
  return { heads: table.columns.map(({ head }) => head), names: rows.map(([name]) => name), row, table }
}

const sides = (perS: readonly number[], p99Ms: readonly number[], more: Partial<MeasuredSide> = {}): MeasuredSide[] =>
  perS.map((one, index) => ({ perS: one, p99Ms: p99Ms[index] ?? 0, ...more }))

const before = sides([200, 210, 190], [800, 820, 790], { errorRate: 0.02, load1: 4.8, stackLoad1: 1.5 })
const after = sides([260, 255, 265], [90, 95, 120], { load1: 2.2, stackLoad1: 0.5, databaseMiB: 120 })

test('every figure of both sides with range, difference, noise, target, and the others’ own', () => {
  const { heads, names, row } = tableOf(aBeforeAfter(before, after))
  expect(heads).toEqual(['Figure', 'small:before', 'small:after', 'Difference', 'Target', 'The study'])
  expect(names).toEqual([
    'throughput, req/s',
    'ok, req/s',
    'P50, ms',
    'P95, ms',
    'P99, ms',
    'error rate, %',
    'load of the stack',
    'load average of the host, generator included',
    'database, memory, MiB',
    'database, CPU, % of one core',
  ])
  expect(row('throughput')).toEqual([
    'throughput, req/s',
    '200 190 – 210',
    '260 255 – 265',
    '+60 (+30 %) beyond the noise',
    '–',
    '312 → > 250',
  ])
  // The worst repeat was above 100 ms, so the target is missed though the median is below.
  expect(row('P99')?.slice(1)).toEqual([
    '800 fail 790 – 820',
    '95 fail 90 – 120',
    '−705 (−88 %) beyond the noise',
    '< 100',
    '801 → < 100',
  ])
  expect(row('error rate')?.slice(1)).toEqual([
    '2.00 2.00 – 2.00',
    '0.00 0.00 – 0.00',
    '−2.00 pt (−100 %) beyond the noise',
    '–',
    '0.16',
  ])
  expect(row('load average')?.slice(1, 4)).toEqual([
    '4.80 4.80 – 4.80',
    '2.20 2.20 – 2.20',
    '−2.60 (−54 %) beyond the noise',
  ])
  // A target may name the service instead of its role.
  expect(row('database, memory')?.slice(1)).toEqual([
    '100 pass 100 – 100',
    '120 pass 120 – 120',
    '+20 (+20 %) beyond the noise',
    '< 512',
    '–',
  ])
})

test('marks say in shape what the words say, and heads carry the letters of the comparison', () => {
  const { table } = tableOf(aBeforeAfter(before, after))
  expect(table.columns.map(({ configuration }) => configuration?.letter)).toEqual([
    undefined,
    'B',
    'C',
    undefined,
    undefined,
    undefined,
  ])
  const memory = table.rows.at(-2)
  expect(memory?.slice(1, 3)).toMatchObject([{ mark: 'pass' }, { mark: 'pass' }])
})

test('ranges that touch are within the noise', () => {
  const { row } = tableOf(aBeforeAfter(sides([200, 230, 190], [50, 50, 50]), sides([210, 220, 240], [50, 51, 52])))
  expect(row('throughput')?.[3]).toBe('+20 (+10 %) within the noise')
  expect(row('P99')?.[3]).toBe('+1.0 (+2 %) within the noise')
})

test('with one run each nobody knows the noise', () => {
  const { row, table } = tableOf(aBeforeAfter(before.slice(0, 1), after.slice(0, 1)))
  expect(row('throughput')?.slice(1, 4)).toEqual(['200', '260', '+60 (+30 %) noise not known, one run each'])
  expect(table.note).toContain('One run each')
})

test('nothing is said of differences to invalid figures, and they are named', () => {
  const invalid = before.map((side) => ({ ...side, isInvalid: true as const }))
  const { row, table } = tableOf(aBeforeAfter(invalid, after))
  expect(row('throughput')?.slice(1, 4)).toEqual(['200 190 – 210', '260 255 – 265', 'no data'])
  expect(table.note).toContain('Figures of small:before are invalid')
})

test('the others’ figures only where there are some, and said to be theirs', () => {
  expect(tableOf(aBeforeAfter(before, after)).table.note).toContain(
    'The study: not measured here, only shown; what stands behind the arrow was hoped for. Minimal data, GET only.',
  )
  const { heads, table } = tableOf(aBeforeAfter(before, after, {}))
  expect(heads).toEqual(['Figure', 'small:before', 'small:after', 'Difference', 'Target'])
  expect(table.note).not.toContain('not measured here')
})

test('without a declared pair, or before both have run, there is no table', () => {
  const texts = reportTexts('en', 'UTC')
  const { beforeAfter: _, ...other } = aBeforeAfter(before, after)
  expect(beforeAfterTable(other, texts)).toBeUndefined()
  expect(beforeAfterTable(aBeforeAfter(before, []), texts)).toBeUndefined()
  const failed = aBeforeAfter(before, after)
  const outcome = { kind: 'failed', during: 'starting', failure: { kind: 'neverReady' }, message: 'x' } as const
  const runs = failed.runs.map((run) => ({ ...run, outcome }))
  expect(beforeAfterTable({ ...failed, runs }, texts)).toBeUndefined()
})

test('in French', () => {
  const { heads, row, table } = tableOf(aBeforeAfter(before, after), 'fr')
  expect(heads.slice(3)).toEqual(['Différence', 'Objectif', 'L’étude'])
  expect(row('P99')?.slice(1)).toEqual([
    '800 manqué 790 – 820',
    '95 manqué 90 – 120',
    '−705 (−88 %) au-delà du bruit',
    '< 100',
    '801 → < 100',
  ])
  expect(table.note).not.toMatch(/ [:;!?%]/)
})
