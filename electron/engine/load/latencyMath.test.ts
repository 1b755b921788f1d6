import { expect, test } from 'vitest'
import { seededRandom } from '../../../shared/load/seededRandom.ts'
import { createEncoder } from './createEncoder.ts'
import { LatencyCounts } from './latencyCounts.ts'
import { latencyMath } from './latencyMath.ts'

const encode = createEncoder()

function histogramOf(values: readonly number[]) {
  const counts = new LatencyCounts()
  for (const value of values) counts.record(value)
  return latencyMath.decode(encode([counts.take()]))
}

test.each<[values: number[], us: number, count: number]>([
  [[1, 2, 3], 2, 2],
  [[1, 2, 3], 0, 0],
  [[0, 0], 0, 2],
  [[], 5, 0],
  // Cells are 32 µs wide here: 49,984 to 50,015 is one of them and counts by its highest value.
  [[49_983, 49_984, 50_015, 50_016], 49_999, 1],
  [[49_983, 49_984, 50_015, 50_016], 50_015, 3],
  [[10, 4_000_000_000], Number.POSITIVE_INFINITY, 2],
])('%o: at most %d are %d', (values, us, count) => {
  expect(latencyMath.countAtMost(histogramOf(values), us)).toBe(count)
})

test('a percentile keeps to a bound exactly when enough values do', () => {
  const random = seededRandom(3, 0)
  for (let trial = 0; trial < 200; trial += 1) {
    const values = Array.from({ length: 1 + Math.floor(random() * 60) }, () =>
      Math.round(2_000_000 * (0.9 + random() / 8)),
    )
    const histogram = histogramOf(values)
    const p95 = latencyMath.figures(histogram)?.p95 ?? 0
    for (const bound of [p95 - 1, p95, 2_000_000]) {
      const isEnough = latencyMath.countAtMost(histogram, bound) >= 0.95 * values.length
      expect(isEnough, `${values.length} values, bound ${bound}`).toBe(p95 <= bound)
    }
  }
})
