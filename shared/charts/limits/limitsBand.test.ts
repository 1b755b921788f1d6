import { expect, test } from 'vitest'
import type { OperatingLimits } from '../../domain/operatingLimits.ts'
import { limitsAxis, limitsBand, limitX } from './limitsBand.ts'

const limits: OperatingLimits = {
  unit: 'users',
  capacity: 300,
  normal: 150,
  peak: 250,
  maximumSafe: 300,
  danger: 700,
  binding: 'instanceLoss',
  reductions: [{ reason: 'instanceLoss', leaves: 150 }],
  indicative: false,
}

test('zones follow each other without gaps to the end of the axis, and grow taller', () => {
  const { zones } = limitsBand(limits, 700, 800, 600)
  expect(zones.map(({ zone }) => zone)).toEqual(['normal', 'peak', 'maximumSafe', 'untried', 'danger'])
  zones.slice(1).forEach(({ x, height }, at) => {
    const before = zones[at]
    expect(x).toBeCloseTo((before?.x ?? 0) + (before?.width ?? 0))
    expect(height).toBeGreaterThanOrEqual(before?.height ?? 0)
  })
  expect(zones.at(-1)).toMatchObject({ x: limitX(700, 800, 600) })
})

test('where every plateau held, danger begins at the maximum safe value and nothing is crossed out', () => {
  const band = limitsBand({ ...limits, danger: 300 }, undefined, 800, 600)
  expect(band.zones.map(({ zone }) => zone)).toEqual(['normal', 'peak', 'maximumSafe', 'danger'])
  expect(band.failedX).toBeUndefined()
})

test('figures of edges that lie close stay apart and within the band', () => {
  const { edges } = limitsBand({ ...limits, normal: 290, peak: 295, danger: 310 }, 310, 310, 300)
  edges.slice(1).forEach(({ textX }, at) => {
    expect(textX - (edges[at]?.textX ?? 0)).toBeGreaterThan(18)
  })
  expect(edges.at(-1)?.textX).toBeLessThan(300)
  expect(edges.map(({ x }) => x)).toEqual([290, 295, 300, 310].map((value) => limitX(value, 310, 300)))
})

test.each([
  [300, 350, 50],
  [700, 800, 100],
  [9, 10, 2],
  [1, 1.2, 0.2],
])('an axis for %i ends at %s in steps of %s', (maximumSafe, max, step) => {
  const axis = limitsAxis([{ limits: { ...limits, maximumSafe, danger: maximumSafe } }])
  expect(axis.max).toBeCloseTo(max)
  expect((axis.ticks[1] ?? 0) - (axis.ticks[0] ?? 0)).toBeCloseTo(step)
})
