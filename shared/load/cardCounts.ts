/**
 * The most cards of a deck: what is dealt by shuffling numbers is a matter of 32 bits, and no run has so many requests. Only weights that would
 * need more (nine digits against one, say) are brought to so many; no share is then off by more than one card of them, 1 in 1,073,741,824.
 */
const mostCards = 2 ** 30

/**
 * How many cards each weight needs so that the shares are exactly those asked for: fractions are made whole by their written digits, and
 * all are divided by what they have in common.
 *
 * [40, 20, 4] becomes 10, 5 and 1; [1.5, 1.5, 1.5] one of each; [10000, 1] stays what it is.
 */
export function cardCounts(weights: readonly number[]): number[] {
  const whole = wholeWeights(weights)
  const total = whole.reduce((sum, weight) => sum + weight, 0n)
  if (total === 0n) return weights.map(() => 0)
  const divisor = whole.reduce(commonDivisor, 0n)
  if (total / divisor <= mostCards) return whole.map((weight) => Number(weight / divisor))
  // By the largest remainder: the counts add up, and none is off by a whole card.
  const scaled = whole.map((weight) => weight * BigInt(mostCards))
  const floors = scaled.map((weight) => Number(weight / total))
  const missing = mostCards - floors.reduce((sum, count) => sum + count, 0)
  const byRemainder = scaled
    .map((weight, index) => ({ index, remainder: weight % total }))
    .toSorted((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1))
  for (const { index } of byRemainder.slice(0, missing)) floors[index] = (floors[index] ?? 0) + 1
  return floors
}

/** All in units of the smallest digit that any of them is written with. */
function wholeWeights(weights: readonly number[]): bigint[] {
  const decimals = weights.map((weight) => {
    const [, whole = '0', fraction = '', exponent = '0'] = written.exec(String(weight)) ?? []
    return { digits: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length }
  })
  const least = decimals.reduce((least, { exponent }) => Math.min(least, exponent), 0)
  return decimals.map(({ digits, exponent }) => digits * 10n ** BigInt(exponent - least))
}

/** As JavaScript writes numbers that are not negative: `12`, `0.25`, `1e-7`. */
const written = /^(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/

function commonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : commonDivisor(b, a % b)
}
