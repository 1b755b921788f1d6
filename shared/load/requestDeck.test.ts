import { describe, expect, test } from 'vitest'
import { dealVersion } from './dealVersion.ts'
import { deckOffset, requestDeck } from './requestDeck.ts'
import { seededRandom } from './seededRandom.ts'

const counts = (cards: readonly number[]) =>
  [...Map.groupBy(cards, (card) => card)].map(([card, all]) => [card, all.length])

test('every full deck has exactly the intended mix, in another order each time', () => {
  const deal = requestDeck([40, 18, 6, 20, 12, 4]).dealer(seededRandom(1, 2))
  const decks = Array.from({ length: 20 }, () => Array.from({ length: 50 }, deal))
  for (const deck of decks)
    expect(counts(deck.toSorted())).toEqual([
      [0, 20],
      [1, 9],
      [2, 3],
      [3, 10],
      [4, 6],
      [5, 2],
    ])
  expect(new Set(decks.map((deck) => deck.join())).size).toBe(20)
})

test('the same seed deals the same', () => {
  const [a, b] = [1, 1].map((seed) => requestDeck([2, 1, 1]).dealer(seededRandom(seed, 0)))
  expect(Array.from({ length: 40 }, () => a?.())).toEqual(Array.from({ length: 40 }, () => b?.()))
})

test.each([1, 2, 5, 6, 20, 100, 997])(
  'of %i users each begins at another card, and the next as many again',
  (cards) => {
    const offsets = Array.from({ length: 2 * cards }, (_, user) => deckOffset(user, cards))
    expect(offsets.slice(0, cards).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: cards }, (_, place) => place),
    )
    expect(offsets.slice(cards)).toEqual(offsets.slice(0, cards))
  },
)

test('a Latin square: exact for each of the users, and for all of them in every step', () => {
  const weights = [3, 2, 1]
  const { dealer } = requestDeck(weights)
  const users = Array.from({ length: 6 }, (_, user) => dealer(seededRandom(4, 9), user))
  const table = users.map((deal) => Array.from({ length: 12 }, deal))
  const mix = [
    [0, 3],
    [1, 2],
    [2, 1],
  ]
  for (const own of table) expect(counts(own.slice(0, 6).toSorted())).toEqual(mix)
  for (let step = 0; step < 12; step++) expect(counts(table.map((own) => own[step] ?? -1).toSorted())).toEqual(mix)
})

describe('more cards than are kept', () => {
  test('a rare request has its share, and no more: exactly, over each round', () => {
    const { cards, dealer } = requestDeck([10_000, 1])
    const deal = dealer(seededRandom(1, 2))
    const rounds = Array.from({ length: 5 }, () => Array.from({ length: cards }, deal))
    for (const round of rounds)
      expect(counts(round.toSorted())).toEqual([
        [0, 10_000],
        [1, 1],
      ])
    expect(new Set(rounds.map((round) => round.indexOf(1))).size).toBeGreaterThan(1)
  })

  test('the main request among a thousand rare ones', () => {
    const { cards, dealer } = requestDeck([100_000, ...new Array<number>(999).fill(1)])
    const dealt = counts(Array.from({ length: cards }, dealer(seededRandom(3, 2))).toSorted((a, b) => a - b))
    expect(dealt).toEqual([[0, 100_000], ...Array.from({ length: 999 }, (_, index) => [index + 1, 1])])
  })

  test.each([1, 2, 3, 4, 5])('users who make few requests each have the mix together (seed %i)', (seed) => {
    const { cards, dealer } = requestDeck([10_000, 1])
    const users = Array.from({ length: 1000 }, (_, user) => dealer(seededRandom(seed, 9), deckOffset(user, cards)))
    const rare = users.flatMap((deal) => Array.from({ length: 100 }, deal)).filter((request) => request === 1).length
    // Ten are due. A deck of a thousand cards gave 100, or none.
    expect(Math.abs(rare - 10)).toBeLessThan(4)
  })

  test('the same seed deals the same, another one something else', () => {
    const dealOf = (seed: number) =>
      Array.from({ length: 3000 }, requestDeck([700, 299.5, 3.1]).dealer(seededRandom(seed, 0))).join()
    expect(dealOf(1)).toBe(dealOf(1))
    expect(dealOf(1)).not.toBe(dealOf(2))
  })

  test('these are the first requests of this version: when they change, so does it', () => {
    const deal = requestDeck([1000, 400, 0.5]).dealer(seededRandom(42, 7))
    expect([dealVersion, Array.from({ length: 40 }, deal).join('')]).toEqual([
      2,
      '1011000010000010000101110000001001001011',
    ])
  })
})
