import { expect, test } from 'vitest'
import { nextCard } from './nextCard.ts'

// 0 1 2
// 3 4
test.each<[key: string, from: number, to: number | undefined]>([
  ['ArrowRight', 0, 1],
  ['ArrowRight', 2, 3],
  ['ArrowRight', 4, undefined],
  ['ArrowLeft', 0, undefined],
  ['ArrowDown', 1, 4],
  ['ArrowDown', 2, undefined],
  ['ArrowUp', 4, 1],
  ['ArrowUp', 1, undefined],
  ['Home', 4, 0],
  ['End', 0, 4],
  ['End', 4, undefined],
  ['x', 2, undefined],
])('%s from card %i', (key, from, to) => {
  expect(nextCard(key, from, 3, 5)).toBe(to)
})
