import { expect, test } from 'vitest'
import { deckOffset, requestCards, requestDeck } from './requestDeck.ts'
import { seededRandom } from './seededRandom.ts'

const counts = (cards: readonly number[]) =>
  [...Map.groupBy(cards, (card) => card)].map(([card, all]) => [card, all.length])

test.each<{ name: string; weights: number[]; cards: number[][] }>([
  {
    name: 'as few cards as whole weights need',
    weights: [40, 20, 4],
    cards: [
      [0, 10],
      [1, 5],
      [2, 1],
    ],
  },
  { name: 'one request', weights: [7], cards: [[0, 1]] },
  {
    name: 'a request that is never asked',
    weights: [3, 0, 1],
    cards: [
      [0, 3],
      [2, 1],
    ],
  },
  {
    name: 'fractions, to a thousand',
    weights: [0.5, 0.25, 0.25],
    cards: [
      [0, 500],
      [1, 250],
      [2, 250],
    ],
  },
  {
    name: 'thirds: the largest remainder first',
    weights: [1.5, 1.5, 1.5],
    cards: [
      [0, 334],
      [1, 333],
      [2, 333],
    ],
  },
  {
    name: 'weights that need too many cards',
    weights: [9973, 27],
    cards: [
      [0, 997],
      [1, 3],
    ],
  },
])('$name', ({ weights, cards }) => {
  expect(counts(requestCards(weights))).toEqual(cards)
})

test('every full deck has exactly the intended mix, in another order each time', () => {
  const deal = requestDeck([40, 18, 6, 20, 12, 4], seededRandom(1, 2))
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
  const [a, b] = [1, 1].map((seed) => requestDeck([2, 1, 1], seededRandom(seed, 0)))
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
  const users = Array.from({ length: 6 }, (_, user) => requestDeck(weights, seededRandom(4, 9), user))
  const table = users.map((deal) => Array.from({ length: 12 }, deal))
  const mix = [
    [0, 3],
    [1, 2],
    [2, 1],
  ]
  for (const own of table) expect(counts(own.slice(0, 6).toSorted())).toEqual(mix)
  for (let step = 0; step < 12; step++) expect(counts(table.map((own) => own[step] ?? -1).toSorted())).toEqual(mix)
})
