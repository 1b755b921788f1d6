import { expect, test } from 'vitest'
import type { ComparedConfiguration } from '../../analysis/comparedConfigurations.ts'
import type { OperatingLimits } from '../../domain/operatingLimits.ts'
import type { ComparisonRow } from '../../domain/runResult.ts'
import { comparedLimits } from './comparedLimits.ts'

type Row = Pick<ComparisonRow, 'operatingLimits' | 'capacity'>

function configuration(id: string, row: Partial<Row>, runs = 1): ComparedConfiguration {
  const results = Array.from({ length: runs }, () => ({}))
  return { index: 0, letter: 'A', id, row, results } as unknown as ComparedConfiguration
}

const limits: OperatingLimits = {
  unit: 'ratePerS',
  capacity: 300,
  normal: 208,
  peak: 250,
  maximumSafe: 300,
  danger: 400,
  binding: 'reserve',
  reductions: [],
  indicative: false,
}
const capacity = { bounds: { errorRate: 0.01, p95Ms: 1000 }, indicative: false, plateaus: [] }
const crashed = configuration('solo:baseline', { capacity: { ...capacity, belowUsers: 100 } })
const held = configuration('duo-lb:baseline', {
  capacity: { ...capacity, atLeastRatePerS: 300 },
  operatingLimits: limits,
})

test('one axis for those that have limits, and all are told of', () => {
  const found = comparedLimits([crashed, held])
  expect(found?.axis?.unit).toBe('ratePerS')
  expect(found?.all.map(({ limits: own, failedAt }) => [own?.normal, failedAt])).toEqual([
    [undefined, 100],
    [208, undefined],
  ])
})

test.each<{ name: string; compared: ComparedConfiguration[]; told: number | undefined }>([
  { name: 'no plateau held: there are none, and it is told', compared: [crashed], told: 1 },
  { name: 'a profile without plateaus', compared: [configuration('solo:baseline', {})], told: 1 },
  { name: 'nothing ran yet', compared: [configuration('solo:baseline', {}, 0)], told: undefined },
  {
    name: 'a result of before limits were kept: what it says of its capacity would be denied',
    compared: [configuration('solo:baseline', { capacity: { ...capacity, atLeastUsers: 300 } })],
    told: undefined,
  },
])('without limits: $name', ({ compared, told }) => {
  const found = comparedLimits(compared)
  expect(found?.all.length).toBe(told)
  expect(found?.axis).toBeUndefined()
})
