import { assertNever } from '../assertNever.ts'
import type { ValueSource } from '../domain/scenario.ts'
import type { Random } from './seededRandom.ts'
import { zipf } from './zipf.ts'

/** Whoever draws: all that a value can depend on. */
export interface Drawer {
  readonly random: Random
  /** From 0. */
  readonly user: number
  /** Another text with each call. */
  readonly mark: () => string
}

/** Everything but secrets, which come from outside the scenario. */
export type DrawnSource = Exclude<ValueSource, { kind: 'secret' }>

/** Prepares a source once; each call of the result draws one value, with one random number where it is random. */
export function valueDraw(source: DrawnSource): (drawer: Drawer) => string {
  switch (source.kind) {
    case 'zipf': {
      const rank = zipf(source)
      return ({ random }) => String(rank(random()))
    }
    case 'uniform':
      return ({ random }) => String(source.from + Math.floor(random() * (source.to - source.from + 1)))
    case 'choice':
      return ({ random }) => source.values[Math.floor(random() * source.values.length)] ?? ''
    case 'byUser':
      return ({ user }) => source.values[user % source.values.length] ?? ''
    case 'unique':
      return ({ mark }) => `${source.prefix}${mark()}`
    default:
      return assertNever(source, 'value source')
  }
}
