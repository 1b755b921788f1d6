/** The next number of a stream, evenly from 0 up to but without 1, in steps of 2^-32. */
export type Random = () => number

/**
 * A reproducible stream of random numbers; equal `seed` and `stream` give equal numbers, and different ones
 * independent numbers. Each virtual user has a stream of their own, so that a run does not depend on the number of
 * load threads.
 *
 * Generator: sfc32, the 32-bit version of Chris Doty-Humphrey's Small Fast Counting RNG (PractRand 0.95, public
 * domain), https://pracrand.sourceforge.net. Seeding: splitmix32, the 32-bit finalizer of Guy Steele, Doug Lea and
 * Christine Flood, "Fast Splittable Pseudorandom Number Generators" (OOPSLA 2014), in the variant of
 * https://github.com/bryc/code/blob/master/jshash/PRNGs.md.
 */
export function seededRandom(seed: number, stream: number): Random {
  const mixSeed = splitmix32(seed)
  const mixStream = splitmix32(stream)
  // One word each: both mixers are one-to-one in their first output, so no two pairs of seed and stream share a state.
  let a = mixSeed()
  let b = mixStream()
  let c = mixSeed() ^ mixStream()
  let counter = 1
  const next = () => {
    const out = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + out) | 0
    return (out >>> 0) / 4294967296
  }
  // PractRand's own seeding discards 12 outputs until the state is well mixed.
  for (let skipped = 0; skipped < 12; skipped++) next()
  return next
}

function splitmix32(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    return mixed ^ (mixed >>> 15)
  }
}
