import type { Random } from './seededRandom.ts'

/** Of both halves. Luby and Rackoff need one and a half with perfect functions; this mixer is quick, not perfect. */
const rounds = 3

/**
 * A shuffle of the numbers below `size` (1 to 2^30) that is computed and not kept, so that a million cards for each of ten thousand users
 * take no memory: gives the number at a place, every number at exactly one place.
 *
 * A Feistel network over the next power of two (M. Luby, C. Rackoff, "How to construct pseudorandom permutations from pseudorandom functions",
 * SIAM J. Comput. 17, 1988), walked on until it is below `size` (J. Black, P. Rogaway, "Ciphers with arbitrary finite domains", CT-RSA 2002):
 * twice at most on average. Mixer: the 32-bit finalizer of Austin Appleby's MurmurHash3, public domain.
 */
export function shuffledPlaces(size: number, random: Random): (place: number) => number {
  const bits = Math.max(2, Math.ceil(Math.log2(size)))
  const low = bits >> 1
  const [lowMask, highMask] = [(1 << low) - 1, (1 << (bits - low)) - 1]
  const keys = Int32Array.from({ length: 2 * rounds }, () => random() * 4294967296)
  return (place) => {
    let number = place
    do {
      let right = number & lowMask
      let left = number >>> low
      for (let key = 0; key < keys.length; key += 2) {
        left ^= mixed(right, keys[key] ?? 0) & highMask
        right ^= mixed(left, keys[key + 1] ?? 0) & lowMask
      }
      number = (left << low) | right
    } while (number >= size)
    return number
  }
}

function mixed(value: number, key: number): number {
  let bits = (value + key) | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}
