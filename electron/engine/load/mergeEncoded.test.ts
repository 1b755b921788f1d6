import { build, encodeIntoCompressedBase64 } from 'hdr-histogram-js'
import { expect, test } from 'vitest'
import { seededRandom } from '../../../shared/load/seededRandom.ts'
import { createEncoder } from './createEncoder.ts'
import { LatencyCounts } from './latencyCounts.ts'
import { mergeEncoded } from './mergeEncoded.ts'

const encode = createEncoder()

function encoded(values: readonly number[]): string {
  const counts = new LatencyCounts()
  for (const value of values) counts.record(value)
  return encode([counts.take()])
}

/** The definition: the value at rank ceil(share × n) of the sorted values. */
function nearestRank(sorted: readonly number[], percent: number): number {
  return sorted[Math.max(1, Math.ceil((sorted.length * percent) / 100 - 1e-9)) - 1]!
}

const random = seededRandom(7, 0)
const distributions: ReadonlyArray<{ name: string; values: number[] }> = [
  { name: 'one value', values: [1234] },
  { name: 'two values', values: [10, 20] },
  { name: 'exactly 100 small values', values: Array.from({ length: 100 }, (_, index) => index + 1) },
  { name: 'exactly 1000 values', values: Array.from({ length: 1000 }, (_, index) => (index + 1) * 1000) },
  {
    name: 'long tail',
    values: Array.from({ length: 20_000 }, () => Math.min(120_000_000, Math.round(300 * (1 - random()) ** -1.5))),
  },
  { name: 'around a timeout', values: Array.from({ length: 500 }, () => Math.round(10_000_000 + random() * 50_000)) },
]

test.each(distributions)('$name: nearest-rank, never too low, at most 0.1 % too high', ({ values }) => {
  // In three uneven parts, as seconds and threads would give them.
  const third = Math.floor(values.length / 3)
  const figures = mergeEncoded(
    [values.slice(0, third), values.slice(third, third + 1), values.slice(third + 1)].map(encoded),
  )
  const sorted = [...values].sort((a, b) => a - b)
  expect(figures?.count).toBe(values.length)
  for (const [name, percent] of [
    ['p50', 50],
    ['p90', 90],
    ['p95', 95],
    ['p99', 99],
    ['p99.9', 99.9],
    ['max', 100],
  ] as const) {
    const exact = nearestRank(sorted, percent)
    const found = figures![name]
    expect(Number.isInteger(found)).toBe(true)
    expect(found, name).toBeGreaterThanOrEqual(exact)
    expect(found, name).toBeLessThanOrEqual(exact < 2048 ? exact : exact * 1.001)
  }
  const mean = values.reduce((a, b) => a + b) / values.length
  expect(Math.abs(figures!.mean - mean)).toBeLessThanOrEqual(Math.max(0.5, mean * 0.001))
})

test('nothing recorded is undefined, not 0', () => {
  expect(mergeEncoded([])).toBeUndefined()
  expect(mergeEncoded([encoded([])])).toBeUndefined()
})

test('reads what the reference implementation reads', () => {
  const { values } = distributions.find(({ name }) => name === 'long tail')!
  const reference = build({ highestTrackableValue: 2 ** 32 - 1, numberOfSignificantValueDigits: 3 })
  for (const value of values) reference.recordValue(value)
  const figures = mergeEncoded([encodeIntoCompressedBase64(reference)])
  expect(figures).toMatchObject({
    count: reference.totalCount,
    p50: reference.getValueAtPercentile(50),
    p99: reference.getValueAtPercentile(99),
    'p99.9': reference.getValueAtPercentile(99.9),
  })
  expect(Math.abs(figures!.mean / reference.mean - 1)).toBeLessThan(0.001)
})
