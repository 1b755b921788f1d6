import { expect, test } from 'vitest'
import { indexHints, type ReadCounts } from './indexHints.ts'

const table = (name: string, wholeReads: number, rowsRead: number, indexReads = 0) => ({
  table: name,
  wholeReads,
  rowsRead,
  indexReads,
})
const index = (name: string, reads: number, enforces = false, bytes = 8192) => ({
  table: 'units',
  index: name,
  reads,
  bytes,
  enforces,
})
const counts = (tables: ReadCounts['tables'], indexes: ReadCounts['indexes'] = []): ReadCounts => ({ tables, indexes })

test.each<{ name: string; before: ReadCounts['tables']; after: ReadCounts['tables']; missing: string[] }>([
  { name: 'read whole again and again', before: [], after: [table('units', 10, 10_000)], missing: ['units'] },
  { name: 'a few times', before: [], after: [table('units', 9, 9_000_000)], missing: [] },
  { name: 'a small table', before: [], after: [table('organizations', 5000, 1_500_000)], missing: [] },
  {
    name: 'only before',
    before: [table('units', 500, 9_500_000)],
    after: [table('units', 505, 9_595_000)],
    missing: [],
  },
  {
    name: 'by a database that was killed meanwhile',
    before: [table('units', 500, 9_500_000)],
    after: [table('units', 20, 380_000)],
    missing: ['units'],
  },
  {
    name: 'the most rows first',
    before: [],
    after: [table('owners', 10, 127_000), table('units', 10, 190_000)],
    missing: ['units', 'owners'],
  },
])('missing: $name', ({ before, after, missing }) => {
  expect(indexHints(counts(before), counts(after)).missingIndexes.map((one) => one.table)).toEqual(missing)
})

test('figures are those between the two moments', () => {
  const [found] = indexHints(
    counts([table('units', 5, 95_000, 10)]),
    counts([table('units', 105, 1_995_000, 22)]),
  ).missingIndexes
  expect(found).toEqual({ table: 'units', wholeReads: 100, rowsPerRead: 19_000, indexReads: 12 })
})

test('an index is unused when nobody read it in between, unless it enforces something; the largest first', () => {
  const before = counts([], [index('a', 7), index('b', 7), index('primary', 0, true), index('large', 3)])
  const after = counts([], [index('a', 7), index('b', 8), index('primary', 0, true), index('large', 3, false, 65_536)])
  expect(indexHints(before, after).unusedIndexes.map((one) => one.index)).toEqual(['large', 'a'])
})

test('without the later counts nothing is said', () => {
  expect(indexHints(counts([table('units', 1, 1)]), undefined)).toEqual({ unusedIndexes: [], missingIndexes: [] })
})
