import { expect, test } from 'vitest'
import type { ComparisonRow } from '../domain/runResult.ts'
import { toDeltas } from './comparisonDeltas.ts'
import { toSpread } from './spread.ts'

function row(configuration: string, values: Record<string, number[]>): ComparisonRow {
  return {
    configuration,
    runIds: [],
    outcomes: [],
    figures: Object.fromEntries(Object.entries(values).map(([name, all]) => [name, toSpread(all)])),
    instances: [],
    crash: { observed: false, inRuns: 0 },
    redundancy: 'none',
    targets: [],
  }
}

test.each<{ name: string; from: number[]; to: number[]; delta: object | undefined }>([
  { name: 'apart', from: [100, 110, 120], to: [200, 220, 230], delta: { absolute: 110, relative: 1, overlaps: false } },
  {
    name: 'touching',
    from: [100, 110, 120],
    to: [120, 132, 140],
    delta: { absolute: 22, relative: 0.2, overlaps: true },
  },
  { name: 'inside', from: [100, 200, 300], to: [150, 150], delta: { absolute: -50, relative: -0.25, overlaps: true } },
  { name: 'below', from: [100, 100], to: [40, 60], delta: { absolute: -50, relative: -0.5, overlaps: false } },
  { name: 'one run each', from: [100], to: [900], delta: { absolute: 800, relative: 8, overlaps: true } },
  { name: 'one run against two', from: [100], to: [150, 150], delta: { absolute: 50, relative: 0.5, overlaps: false } },
  { name: 'from nothing', from: [0, 0], to: [0.5, 0.5], delta: { absolute: 0.5, overlaps: false } },
  { name: 'not measured before', from: [], to: [5], delta: undefined },
  { name: 'not measured after', from: [5], to: [], delta: undefined },
])('$name', ({ from, to, delta }) => {
  const rows = [row('b', { p95Us: to }), row('a', { p95Us: from })]
  expect(toDeltas(rows, 'a')).toEqual([{ configuration: 'b', figures: delta === undefined ? {} : { p95Us: delta } }])
})

test('nothing refers to a baseline that is not there', () => {
  expect(toDeltas([row('b', { p95Us: [1] })], 'a')).toEqual([])
})
