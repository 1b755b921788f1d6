import { expect, test } from 'vitest'
import { loadPoints } from './loadPoints.ts'
import { gapsIn, highestOf, type Points, thinned } from './points.ts'
import { readingPoints } from './readingPoints.ts'
import { aTick } from './testing/aTick.ts'

test('a second without a tick is a gap, and so is one without the figure', () => {
  const points = loadPoints([aTick(2, { ok: 0 }), aTick(0), aTick(3)], ({ total }) => total.latencyUs?.p95)
  expect(points).toEqual([
    [500, 4000],
    [1500, null],
    [2500, null],
    [3500, 4000],
  ])
})

test('readings further apart than three seconds have a gap between them; before measuring there is no curve', () => {
  const readings = [-500, 400, 1400, 6000].map((atMs) => ({ atMs, value: atMs / 100 }))
  expect(readingPoints(readings, ({ value }) => value)).toEqual([
    [400, 4],
    [1400, 14],
    [1401, null],
    [6000, 60],
  ])
})

test('a long run keeps its spikes, its gaps and its order in at most 1,200 points', () => {
  const long: Points = Array.from({ length: 3600 }, (_, second) => [
    second,
    second === 1234 ? 9000 : second === 2000 ? null : second % 7,
  ])
  const few = thinned(long)
  expect(few.length).toBeLessThanOrEqual(1200)
  expect(few).toContainEqual([1234, 9000])
  expect(few).toContainEqual([2000, null])
  expect(few.map(([atMs]) => atMs)).toEqual(few.map(([atMs]) => atMs).toSorted((a, b) => a - b))
  expect(thinned(long.slice(0, 1200))).toHaveLength(1200)
})

test.each<{ name: string; values: (number | null)[]; gaps: [number, number][] }>([
  { name: 'none', values: [1, 2, 3], gaps: [] },
  { name: 'two seconds are too short to tell', values: [1, null, null, 2, 3], gaps: [] },
  { name: 'three seconds', values: [1, null, null, null, 2], gaps: [[0, 4000]] },
  { name: 'to the end', values: [1, null, null, null, null], gaps: [[0, 5000]] },
  { name: 'nothing known at all', values: [null, null, null, null], gaps: [] },
])('gaps: $name', ({ values, gaps }) => {
  const points = values.map((value, second) => [second * 1000, value] as const)
  expect(gapsIn(points, values.length * 1000, 3000)).toEqual(gaps)
})

test('nothing known has no highest value', () => {
  expect(highestOf([[0, null]])).toBeUndefined()
  expect(
    highestOf([
      [0, null],
      [1, 0],
    ]),
  ).toBe(0)
})
