import { expect, test } from 'vitest'
import type { ComparisonListing, RunListing } from '../../../shared/contract/listings.ts'
import { historyRows } from './historyRows.ts'
import { matchesFilter, searchText } from './matchesFilter.ts'
import { placeOf } from './placeOf.ts'
import { nextRow } from './useRowFocus.ts'

const comparison: ComparisonListing = {
  id: 'c1',
  createdAt: '2026-11-21T22:02:58.581Z',
  endedAt: '2026-11-21T22:07:55.581Z',
  configurations: ['solo:baseline', 'duo-lb:tuned'],
  profile: 'stress',
  timeScale: 0.3,
  repeat: 1,
  outcome: 'completed',
  runIds: ['r1', 'r2'],
}
const run = (id: string, more: Partial<RunListing> = {}): RunListing => ({
  id,
  createdAt: '2026-11-21T22:03:00.000Z',
  configuration: 'solo:baseline',
  profile: 'stress',
  outcome: 'completed',
  ...more,
})

test('a comparison stands for its runs: requests together, rates from the least to the most', () => {
  const [row, ...others] = historyRows(
    [comparison],
    [
      run('r1', { comparisonId: 'c1', requests: 100, throughputPerS: 80, errorRate: 0.2, verdict: 'valid' }),
      run('r2', { comparisonId: 'c1', requests: 50, throughputPerS: 30, errorRate: 0, verdict: 'suspect' }),
    ],
  )
  expect(others).toEqual([])
  expect(row).toMatchObject({
    kind: 'comparison',
    durationMs: 297_000,
    requests: 150,
    verdict: 'suspect',
    throughputPerS: { least: 30, most: 80 },
    errorRate: { least: 0, most: 0.2 },
  })
})

test('a comparison that came to its end without some of its runs says how many it has', () => {
  const own = (outcome: RunListing['outcome']) => [
    run('r1', { comparisonId: 'c1' }),
    run('r2', { comparisonId: 'c1', outcome }),
  ]
  expect(historyRows([comparison], own('failed'))[0]?.partly).toEqual({ completed: 1, runs: 2 })
  expect(historyRows([comparison], own('completed'))[0]).not.toHaveProperty('partly')
  expect(historyRows([{ ...comparison, outcome: 'stopped' }], own('failed'))[0]).not.toHaveProperty('partly')
})

test('what is not known is absent, never 0', () => {
  const { endedAt: _, ...on } = comparison
  const [row] = historyRows([{ ...on, outcome: 'running' }], [run('r1', { comparisonId: 'c1' })])
  expect(row).not.toHaveProperty('requests')
  expect(row).not.toHaveProperty('errorRate')
  expect(row).not.toHaveProperty('durationMs')
})

test('newest first; single runs, and runs whose comparison is gone, stand alone', () => {
  const rows = historyRows(
    [comparison],
    [run('old', { createdAt: '2026-11-20T10:00:00.000Z' }), run('orphan', { comparisonId: 'gone' })],
  )
  expect(rows.map(({ id }) => id)).toEqual(['orphan', 'c1', 'old'])
})

const [row] = historyRows([comparison], [])
test.each<[filter: string, isMatch: boolean]>([
  ['', true],
  ['SOLO', true],
  ['tuned stress', true],
  ['termine', true],
  ['21 nov', true],
  ['c1', true],
  ['solo nginx', false],
])('the filter “%s” matches: %s', (filter, isMatch) => {
  const text = row && searchText(row, ['Terminé', '21 nov. 2026, 22:02'])
  expect(matchesFilter(text ?? '', filter)).toBe(isMatch)
})

test.each<[outcome: ComparisonListing['outcome'], currentId: string | undefined, place: unknown]>([
  ['completed', undefined, { screen: 'result', id: 'c1' }],
  ['interrupted', undefined, { screen: 'result', id: 'c1' }],
  ['running', 'c1', { screen: 'live', id: 'c1' }],
  ['running', undefined, undefined],
  ['unreadable', undefined, undefined],
])('%s while %s is on leads to %j', (outcome, currentId, place) => {
  expect(row && placeOf({ ...row, outcome }, currentId)).toEqual(place)
})

test.each<[key: string, from: number, to: number | undefined]>([
  ['ArrowDown', 0, 1],
  ['ArrowDown', 24, 24],
  ['ArrowUp', 0, 0],
  ['PageDown', 20, 24],
  ['PageUp', 12, 2],
  ['Home', 12, 0],
  ['End', 12, 24],
  ['a', 12, undefined],
])('%s on row %i of 25', (key, from, to) => {
  expect(nextRow(key, from, 25)).toBe(to)
})
