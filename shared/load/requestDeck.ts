import { cardCounts } from './cardCounts.ts'
import { greatestCommonDivisor } from './greatestCommonDivisor.ts'
import type { Random } from './seededRandom.ts'
import { shuffledPlaces } from './shuffledPlaces.ts'

/** So many cards are kept by each user; with more the shuffle is computed instead, which takes no memory. */
const mostKept = 1000

/** Next request's index. */
export type Deal = () => number

/**
 * Cards with a request's index each, as many of each as its weight asks for: dealt out whole, they give exactly the intended mix, where
 * drawing by chance is off by some per cent for hours (a weight of 4 % in 1,000 draws: ±15 % of its count, one standard deviation).
 */
export interface RequestDeck {
  /** In one round. */
  readonly cards: number
  /**
   * Deals the cards one by one, and shuffles them again whenever all are gone. `offset` is where each round begins: as many users as there
   * are cards, with the same random numbers and each with another offset, form a Latin square – each of them has the exact mix over a round
   * of their own, and all of them together in every single step.
   */
  dealer(random: Random, offset?: number): Deal
}

/** [40, 20, 4] is a deck of 16 cards, 10, 5 and 1 of each; [10000, 1] one of 10,001. */
export function requestDeck(weights: readonly number[]): RequestDeck {
  const counts = cardCounts(weights)
  const cards = counts.reduce((sum, count) => sum + count, 0)
  if (cards > mostKept) {
    const ends = endsOf(counts)
    return { cards, dealer: (random, offset = 0) => computedDealer(ends, cards, random, offset) }
  }
  const sorted = Uint16Array.from(counts.flatMap((count, index) => new Array<number>(count).fill(index)))
  return { cards, dealer: (random, offset = 0) => keptDealer(sorted.slice(), random, offset) }
}

/** Fisher–Yates. */
function keptDealer(cards: Uint16Array, random: Random, offset: number): Deal {
  let dealt = cards.length
  return () => {
    if (dealt === cards.length) {
      shuffle(cards, random)
      dealt = 0
    }
    const card = cards[(dealt + offset) % cards.length] ?? 0
    dealt++
    return card
  }
}

/** `ends`: where each request's cards end, in the order of requests. */
function computedDealer(ends: Int32Array, cards: number, random: Random, offset: number): Deal {
  let dealt = cards
  let cardAt = shuffledPlaces(1, () => 0)
  return () => {
    if (dealt === cards) {
      cardAt = shuffledPlaces(cards, random)
      dealt = 0
    }
    const card = cardAt((dealt + offset) % cards)
    dealt++
    return firstAbove(ends, card)
  }
}

function endsOf(counts: readonly number[]): Int32Array {
  let end = 0
  return Int32Array.from(counts, (count) => {
    end += count
    return end
  })
}

/** Place of the first number above `value` in a row that never falls. */
function firstAbove(row: Int32Array, value: number): number {
  let [from, to] = [0, row.length - 1]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((row[middle] ?? 0) > value) to = middle
    else from = middle + 1
  }
  return from
}

/**
 * Where a user's rounds begin (`offset` of a dealer), for users from 0: another place for each of as many as there are cards. Users who
 * follow each other are spread over all of them in steps of the golden section, so that fewer users than cards have nearly the mix after a
 * few requests each; side by side, 50 users would be dealt the same half of 100 cards for minutes.
 */
export function deckOffset(user: number, cards: number): number {
  let step = Math.max(1, Math.round(cards / goldenSection))
  while (greatestCommonDivisor(step, cards) !== 1) step++
  return ((user % cards) * step) % cards
}

const goldenSection = (1 + Math.sqrt(5)) / 2

function shuffle(cards: Uint16Array, random: Random): void {
  for (let at = cards.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const card = cards[at] ?? 0
    cards[at] = cards[other] ?? 0
    cards[other] = card
  }
}
