import { assertNever } from '../assertNever.ts'
import type { ValueSource } from '../domain/scenario.ts'
import type { Random } from './seededRandom.ts'
import { zipf } from './zipf.ts'

/** Prepares a source once; each call of the result draws one value with one random number. */
export function valueDraw(source: ValueSource): (random: Random) => string {
  switch (source.kind) {
    case 'zipf': {
      const rank = zipf(source)
      return (random) => String(rank(random()))
    }
    case 'uniform':
      return (random) => String(source.from + Math.floor(random() * (source.to - source.from + 1)))
    case 'choice':
      return (random) => source.values[Math.floor(random() * source.values.length)] ?? ''
    default:
      return assertNever(source, 'value source')
  }
}
