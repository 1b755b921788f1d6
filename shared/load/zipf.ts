/**
 * Exact inverse of the distribution function: gives the rank for `u` in 0…1 (without 1), where rank r of `from`…`to`
 * has a weight of 1 / r^exponent. The rank counts from 1, so `from` is always the most frequent value.
 *
 * By a cumulative table (8 bytes per value, built once) and a binary search: no approximation, no rejection, and one
 * random number per draw, so that streams stay aligned.
 */
export function zipf(source: { readonly from: number; readonly to: number; readonly exponent: number }) {
  const cumulative = new Float64Array(source.to - source.from + 1)
  let sum = 0
  for (let index = 0; index < cumulative.length; index++) {
    sum += 1 / (index + 1) ** source.exponent
    cumulative[index] = sum
  }
  return (u: number): number => {
    const wanted = u * sum
    let low = 0
    let high = cumulative.length - 1
    // First index whose cumulative weight lies above `wanted`.
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((cumulative[middle] ?? sum) > wanted) high = middle
      else low = middle + 1
    }
    return source.from + low
  }
}
