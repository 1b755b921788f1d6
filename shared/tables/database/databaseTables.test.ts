import { expect, test } from 'vitest'
import { comparedConfigurations } from '../../analysis/comparedConfigurations.ts'
import { comparedStatements, databasePair } from '../../analysis/databasePair.ts'
import type { DatabaseFacts } from '../../domain/databaseSchema.ts'
import type { Comparison } from '../../domain/runResult.ts'
import { aDatabase } from '../../testing/aDatabase.ts'
import { reportTexts } from '../../text/report/reportTexts.ts'
import { cellText, type DataTable } from '../dataTable.ts'
import { comparedPlansTable, comparedStatementsTable } from './comparedTables.ts'
import { plansTable } from './plansTable.ts'
import { statementsTable } from './statementsTable.ts'

const texts = reportTexts('en', 'UTC')
const rowsOf = (table: DataTable | undefined) => table?.rows.map((row) => row.map(cellText))

/** Of a comparison only what decides which two stand side by side. */
function aPair(facts: Readonly<Record<string, DatabaseFacts | undefined>>, changes: Partial<Comparison> = {}) {
  const ids = Object.keys(facts)
  const runs = ids.map((id) => ({
    runId: `run-${id}`,
    configuration: { id },
    outcome: { kind: 'completed' },
    database: facts[id],
  }))
  const comparison = {
    baseline: ids[0],
    configurations: ids,
    runs,
    comparison: { rows: ids.map((id) => ({ configuration: id, runIds: [`run-${id}`], figures: {} })) },
    ...changes,
  } as unknown as Comparison
  return (other?: string) => databasePair(comparison, comparedConfigurations(comparison), other)
}

const three = { a: aDatabase(true), b: undefined, c: aDatabase(false), d: aDatabase(true) }

test.each<{ name: string; changes: Partial<Comparison>; other?: string; pair: string[] | undefined }>([
  { name: 'the baseline and the first that was looked into', changes: {}, pair: ['a', 'c'] },
  { name: 'another one', changes: {}, other: 'd', pair: ['a', 'd'] },
  { name: 'what is declared', changes: { beforeAfter: { before: 'c', after: 'd' } }, pair: ['c', 'd'] },
  {
    name: 'another one than declared',
    changes: { beforeAfter: { before: 'c', after: 'd' } },
    other: 'a',
    pair: ['c', 'a'],
  },
  { name: 'a baseline that was not looked into', changes: { baseline: 'b' }, pair: ['a', 'c'] },
  { name: 'itself is no other', changes: {}, other: 'a', pair: ['a', 'c'] },
])('side by side: $name', ({ changes, other, pair }) => {
  const found = aPair(three, changes)(other)
  expect(found && [found.before.id, found.after.id]).toEqual(pair)
})

test('one database alone is compared with nothing', () => {
  expect(aPair({ a: aDatabase(true), b: undefined })()).toBeUndefined()
})

test('statements of either are matched by their text, whatever its white space; the change is that of the mean', () => {
  const before = aDatabase(false)
  const [first, ...others] = aDatabase(true).statements
  const after = aDatabase(true, {
    statements: [
      ...(first ? [{ ...first, query: first.query.replaceAll(/\s+/g, ' ') }] : []),
      ...others.slice(0, 1),
      { query: 'SELECT 1', calls: 10, totalMs: 1000, meanMs: 100, rows: 10 },
    ],
  })
  const pair = aPair({ a: before, b: after })()
  expect(pair && comparedStatements(pair).map(({ query, factor }) => [query.slice(0, 20), factor])).toEqual([
    ['SELECT id, building_', 0.043 / 2.412],
    ['SELECT 1', undefined],
    ['INSERT INTO units (o', 1],
    ['SELECT id, name FROM', undefined],
  ])
  const rows = rowsOf(pair && comparedStatementsTable(pair, texts))
  expect(rows?.[0]?.slice(1, 6)).toEqual(['2.41', '0.043', '×\u00a00.018', '8,455', '8,455'])
  expect(rows?.[1]?.slice(1, 6)).toEqual(['–', '100', '–', '–', '10'])
})

test('plans of two configurations side by side', () => {
  const pair = aPair({ a: aDatabase(false), b: aDatabase(true) })()
  expect(rowsOf(pair && comparedPlansTable(pair, texts))).toEqual([
    [
      'A page of units',
      'reads the whole table units (19,000 rows, 18,937 of them thrown away) 2.34 ms, 140 pages',
      'uses index units_organization_id_unit_number_idx 0.041 ms, 23 pages',
    ],
  ])
})

test('tables of one run', () => {
  const facts = aDatabase(true)
  expect(rowsOf(statementsTable(facts, texts))?.[0]?.slice(1)).toEqual(['8,455', '364', '0.043', '169,100'])
  expect(rowsOf(plansTable(facts, texts))).toEqual([
    ['A page of units', 'uses index units_organization_id_unit_number_idx', '0.041', '23'],
  ])
  const nothing = aDatabase(true, { statements: [], plans: [] })
  expect([statementsTable(nothing, texts), plansTable(nothing, texts)]).toEqual([undefined, undefined])
})
