import { expect, test } from 'vitest'
import { seededRandom } from './seededRandom.ts'

const first = (count: number, seed: number, stream: number) => {
  const random = seededRandom(seed, stream)
  return Array.from({ length: count }, random)
}

test('the same seed and stream give the same numbers, others do not', () => {
  expect(first(100, 42, 7)).toEqual(first(100, 42, 7))
  expect(first(100, 42, 7)).not.toEqual(first(100, 42, 8))
  expect(first(100, 42, 7)).not.toEqual(first(100, 43, 7))
  expect(first(4, 7, 42)).not.toEqual(first(4, 42, 7))
  expect(first(4, 5, 5)).not.toEqual(first(4, 6, 6))
})

test('is stored behaviour: a recorded run stays reproducible in later versions', () => {
  expect(first(4, 42, 0).map((value) => value * 4294967296)).toMatchInlineSnapshot(`
    [
      2085152665,
      4138233817,
      349056517,
      1738486879,
    ]
  `)
})

test('fills all ten tenths evenly, within a stream and across streams', () => {
  for (const draws of [first(100_000, 1, 0), Array.from({ length: 100_000 }, (_, stream) => first(1, 1, stream)[0]!)]) {
    const tenths = new Array<number>(10).fill(0)
    for (const value of draws) tenths[Math.floor(value * 10)]! += 1
    // 10,000 each; the standard deviation is 95.
    for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(500)
  }
})
