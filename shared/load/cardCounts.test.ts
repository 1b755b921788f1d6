import { expect, test } from 'vitest'
import { cardCounts } from './cardCounts.ts'

test.each<{ name: string; weights: number[]; counts: number[] }>([
  { name: 'as few cards as whole weights need', weights: [40, 20, 4], counts: [10, 5, 1] },
  { name: 'one request', weights: [7], counts: [1] },
  { name: 'a request that is never asked', weights: [3, 0, 1], counts: [3, 0, 1] },
  { name: 'fractions', weights: [0.5, 0.25, 0.25], counts: [2, 1, 1] },
  { name: 'thirds', weights: [1.5, 1.5, 1.5], counts: [1, 1, 1] },
  { name: 'fractions that no binary number is', weights: [0.1, 0.2, 99.7], counts: [1, 2, 997] },
  { name: 'of any size', weights: [1e-7, 3e-7, 1e21], counts: [0, 0, 2 ** 30] },
  { name: 'a rare one', weights: [10_000, 1], counts: [10_000, 1] },
  { name: 'weights without a common divisor', weights: [9973, 27], counts: [9973, 27] },
  {
    name: 'a main request and a thousand rare ones',
    weights: [100_000, ...new Array<number>(999).fill(1)],
    counts: [100_000, ...new Array<number>(999).fill(1)],
  },
  { name: 'nothing at all', weights: [0, 0], counts: [0, 0] },
])('$name', ({ weights, counts }) => {
  expect(cardCounts(weights)).toEqual(counts)
})

test('more digits than there may be cards: as many as there may be, none off by a whole one', () => {
  const weights = [123_456_789_012, 987_654_321, 3.3, 0.0001]
  const counts = cardCounts(weights)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(2 ** 30)
  for (const [index, count] of counts.entries()) {
    expect(Math.abs(count - ((weights[index] ?? 0) / total) * 2 ** 30)).toBeLessThan(1)
  }
})
