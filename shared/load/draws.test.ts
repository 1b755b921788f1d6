import { expect, test } from 'vitest'
import { seededRandom } from './seededRandom.ts'
import { thinkTime } from './thinkTime.ts'
import { valueDraw } from './valueDraw.ts'

const always = (value: number) => () => value
const drawing = (value: number) => ({ random: always(value), user: 0, mark: () => '' })
const last = 1 - 2 ** -32

test('values come from every part of their source and nowhere else', () => {
  const uniform = valueDraw({ kind: 'uniform', from: 3, to: 5 })
  expect([0, 0.34, 0.67, last].map((value) => uniform(drawing(value)))).toEqual(['3', '4', '5', '5'])
  const choice = valueDraw({ kind: 'choice', values: ['red', 'blue'] })
  expect([0, 0.5, last].map((value) => choice(drawing(value)))).toEqual(['red', 'blue', 'blue'])
  const skewed = valueDraw({ kind: 'zipf', from: 1, to: 50, exponent: 1 })
  expect([skewed(drawing(0)), skewed(drawing(last))]).toEqual(['1', '50'])
})

test('think time is uniform in mean ± spread', () => {
  const think = { meanMs: 1000, spreadPercent: 50 }
  expect([0, 0.5, 1].map((value) => thinkTime(think, always(value)))).toEqual([500, 1000, 1500])
  expect(thinkTime({ meanMs: 0, spreadPercent: 50 }, always(0.9))).toBe(0)
  expect(thinkTime({ meanMs: 100, spreadPercent: 200 }, always(0))).toBe(0)
  const random = seededRandom(1, 1)
  const mean = Array.from({ length: 20_000 }, () => thinkTime(think, random)).reduce((a, b) => a + b) / 20_000
  // Standard deviation of the mean: 289 / sqrt(20,000), about 2 ms.
  expect(Math.abs(mean - 1000)).toBeLessThan(10)
})
