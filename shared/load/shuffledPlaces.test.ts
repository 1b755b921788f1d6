import { expect, test } from 'vitest'
import { seededRandom } from './seededRandom.ts'
import { shuffledPlaces } from './shuffledPlaces.ts'

const all = (size: number, seed = 1) => Array.from({ length: size }, (_, place) => place).map(shuffledOf(size, seed))
const shuffledOf = (size: number, seed: number) => shuffledPlaces(size, seededRandom(seed, 0))

test.each([1, 2, 3, 1000, 1001, 1024, 1025, 10_001])('every number below %i once, and not in their order', (size) => {
  const shuffled = all(size)
  expect(new Set(shuffled).size).toBe(size)
  expect(Math.max(...shuffled)).toBe(size - 1)
  if (size > 1000) expect(shuffled).not.toEqual(shuffled.toSorted((a, b) => a - b))
})

test('the largest that may be: numbers below it, each from another place', () => {
  const size = 2 ** 30
  const shuffled = Array.from({ length: 10_000 }, (_, index) => size - 1 - index).map(shuffledOf(size, 3))
  expect(new Set(shuffled).size).toBe(shuffled.length)
  for (const number of shuffled) expect(number >= 0 && number < size).toBe(true)
})

test('no part of the numbers is preferred at any part of the places', () => {
  const [size, parts] = [10_001, 10]
  const counts = Array.from({ length: parts }, () => new Array<number>(parts).fill(0))
  const shuffles = 20
  for (let seed = 0; seed < shuffles; seed++) {
    for (const [place, number] of all(size, seed).entries()) {
      const row = counts[Math.floor((place / size) * parts)]
      const column = Math.floor((number / size) * parts)
      if (row !== undefined) row[column] = (row[column] ?? 0) + 1
    }
  }
  // 2,000 in each of the hundred fields, ±45 (one standard deviation).
  for (const count of counts.flat()) expect(Math.abs(count - 2000)).toBeLessThan(250)
})
