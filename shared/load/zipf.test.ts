import { expect, test } from 'vitest'
import { zipf } from './zipf.ts'

test('the borders between ranks lie where the arithmetic puts them', () => {
  // Exponent 1 over four values: weights 12, 6, 4 and 3 twelfths, together 25.
  const rank = zipf({ from: 1, to: 4, exponent: 1 })
  const below = (share: number) => rank(share / 25 - 1e-12)
  const above = (share: number) => rank(share / 25 + 1e-12)
  expect([rank(0), below(12), above(12), below(18), above(18), below(22), above(22), rank(1 - 2 ** -32)]).toEqual([
    1, 1, 2, 2, 3, 3, 4, 4,
  ])
})

test('exponent 0 is uniform; the first value is `from`; one value is always itself', () => {
  const uniform = zipf({ from: 10, to: 19, exponent: 0 })
  expect([0, 0.05, 0.1, 0.55, 0.95].map(uniform)).toEqual([10, 10, 11, 15, 19])
  expect(zipf({ from: 7, to: 7, exponent: 1.2 })(0.999)).toBe(7)
})

test('5,000 products: each gets exactly its share of an even sweep', () => {
  const rank = zipf({ from: 1, to: 5000, exponent: 1 })
  const harmonic = Array.from({ length: 5000 }, (_, index) => 1 / (index + 1)).reduce((a, b) => a + b)
  const counts = new Map<number, number>()
  const sweep = 1_000_000
  for (let index = 0; index < sweep; index++) {
    const drawn = rank((index + 0.5) / sweep)
    counts.set(drawn, (counts.get(drawn) ?? 0) + 1)
  }
  for (const product of [1, 2, 3, 10, 100, 1000, 5000]) {
    expect(Math.abs((counts.get(product) ?? 0) - sweep / product / harmonic)).toBeLessThanOrEqual(1)
  }
})
