import type { Scenario } from '../domain/scenario.ts'
import { greatestCommonDivisor } from './greatestCommonDivisor.ts'

/** Enough for a few lists of different lengths; connections that are used too rarely would be closed in between. */
const most = 100

/**
 * Open model: how many senders take turns, so that what is by user is shared out evenly. A healthy server answers before the next request
 * is due, and one sender would make all of them, as one user. 1: nothing is by user.
 */
export function senderTurns(values: Scenario['values']): number {
  const lengths = Object.values(values).flatMap((source) => (source.kind === 'byUser' ? [source.values.length] : []))
  return Math.min(most, lengths.reduce(leastCommonMultiple, 1))
}

function leastCommonMultiple(a: number, b: number): number {
  return (a / greatestCommonDivisor(a, b)) * b
}
