import { expect, test } from 'vitest'
import { planRounds } from './planRounds.ts'

const text = (items: readonly string[], rounds: number, seed: number): string =>
  [...Map.groupBy(planRounds(items, rounds, seed), ({ repeat }) => repeat).values()]
    .map((round) => round.map(({ item }) => item).join(' '))
    .join(' | ')

test('every round has each item once, and the same seed gives the same order', () => {
  for (let seed = 0; seed < 50; seed += 1) {
    const rounds = text(['A', 'B', 'C'], 4, seed).split(' | ')
    expect(rounds.map((round) => round.split(' ').sort().join(' '))).toEqual(['A B C', 'A B C', 'A B C', 'A B C'])
  }
  expect(text(['A', 'B', 'C'], 4, 7)).toBe(text(['A', 'B', 'C'], 4, 7))
})

test('rounds have orders of their own: over many seeds each item is first about equally often in each of them', () => {
  const first = (round: number): Map<string, string[]> =>
    Map.groupBy(
      Array.from({ length: 300 }, (_, seed) => planRounds(['A', 'B', 'C'], 3, seed)[round * 3]?.item ?? ''),
      (item) => item,
    )
  for (const round of [0, 1, 2])
    for (const item of ['A', 'B', 'C']) expect(first(round).get(item)?.length).toBeGreaterThan(70)
  const orders = new Set(text(['A', 'B', 'C', 'D'], 5, 1).split(' | '))
  expect(orders.size).toBeGreaterThan(1)
})
