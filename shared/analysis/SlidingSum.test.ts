import { expect, test } from 'vitest'
import { SlidingSum } from './SlidingSum.ts'

test.each<[length: number, sums: (string | undefined)[]]>([
  [1, ['a', 'b', 'c', 'd', 'e', 'f', 'g']],
  [2, [undefined, 'ab', 'bc', 'cd', 'de', 'ef', 'fg']],
  [3, [undefined, undefined, 'abc', 'bcd', 'cde', 'def', 'efg']],
  [7, [...Array<undefined>(6).fill(undefined), 'abcdefg']],
  [8, Array<undefined>(7).fill(undefined)],
])('the last %d, in order', (length, sums) => {
  const sum = new SlidingSum<string>(length, (a, b) => a + b)
  expect([...'abcdefg'].map((value) => sum.push(value))).toEqual(sums)
})

test('begins again after a gap', () => {
  const sum = new SlidingSum<string>(2, (a, b) => a + b)
  for (const value of 'abc') sum.push(value)
  sum.clear()
  expect([...'de'].map((value) => sum.push(value))).toEqual([undefined, 'de'])
})

test('about three additions a value, whatever the length', () => {
  let additions = 0
  const sum = new SlidingSum<number>(60, (a, b) => {
    additions += 1
    return a + b
  })
  for (let value = 0; value < 600; value += 1) sum.push(value)
  expect(additions).toBeLessThanOrEqual(3 * 600)
})
