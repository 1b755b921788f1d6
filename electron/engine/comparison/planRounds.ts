import { shuffled } from './shuffled.ts'

/**
 * Rounds in which every item has its turn once, each round in an order of its own drawn from the seed, so that what drifts
 * (a warming processor, a filling disk) meets all of them alike:
 *
 *   A B C, three times  ->  B A C | C B A | A C B
 *
 * `repeat` counts from 1.
 */
export function planRounds<T>(
  items: readonly T[],
  rounds: number,
  seed: number,
): readonly { readonly item: T; readonly repeat: number }[] {
  return Array.from({ length: rounds }, (_, round) =>
    shuffled(items, seed, round).map((item) => ({ item, repeat: round + 1 })),
  ).flat()
}
