import { greatestCommonDivisor } from './greatestCommonDivisor.ts'
import type { Random } from './seededRandom.ts'

/** Weights in fractions are brought to so many cards; whole weights to as few as they need, up to here. */
const mostCards = 1000

/**
 * Cards with a request's index each, as many of each as its weight asks for: dealt out whole, they give exactly the intended mix, where
 * drawing by chance is off by some per cent for hours (a weight of 4 % in 1,000 draws: ±15 % of its count, one standard deviation).
 *
 * [40, 20, 4] becomes 10, 5 and 1 cards.
 */
export function requestCards(weights: readonly number[]): number[] {
  const whole = wholeWeights(weights)
  return whole.flatMap((count, index) => new Array<number>(count).fill(index))
}

function wholeWeights(weights: readonly number[]): number[] {
  const divisor = weights.every(Number.isInteger) ? weights.reduce(greatestCommonDivisor, 0) : 0
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (divisor > 0 && total / divisor <= mostCards) return weights.map((weight) => weight / divisor)
  // By the largest remainder: the counts add up, and none is off by a whole card.
  const exact = weights.map((weight) => (weight / total) * mostCards)
  const floors = exact.map((share, index) => Math.max((weights[index] ?? 0) > 0 ? 1 : 0, Math.floor(share)))
  const missing = Math.max(0, mostCards - floors.reduce((sum, count) => sum + count, 0))
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share - Math.floor(share) }))
    .toSorted((a, b) => b.remainder - a.remainder || a.index - b.index)
    .slice(0, missing)
    .map(({ index }) => index)
  return floors.map((count, index) => count + (byRemainder.includes(index) ? 1 : 0))
}

/**
 * Deals the cards one by one, and shuffles them again (Fisher–Yates) whenever all are gone. `offset` is where each round begins: as many
 * users as there are cards, with the same random numbers and each with another offset, form a Latin square – each of them has the exact mix
 * over a round of their own, and all of them together in every single step.
 */
export function requestDeck(weights: readonly number[], random: Random, offset = 0): () => number {
  const cards = Uint16Array.from(requestCards(weights))
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

/**
 * Where a user's rounds begin (`offset` of `requestDeck`), for users from 0: another place for each of as many as there are cards. Users who
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
