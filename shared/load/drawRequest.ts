import type { Random } from './seededRandom.ts'

/** Index of the next request, by weight, with one random number. At least one weight is above 0. */
export function drawRequest(requests: readonly { readonly weight: number }[], random: Random): number {
  let total = 0
  for (const { weight } of requests) total += weight
  let rest = random() * total
  for (const [index, { weight }] of requests.entries()) {
    rest -= weight
    if (rest < 0) return index
  }
  // Only rounding gets here: the last one that has a weight.
  return requests.findLastIndex(({ weight }) => weight > 0)
}
