import { type Scenario, userName } from '../domain/scenario.ts'
import type { Random } from './seededRandom.ts'
import { valueDraw } from './valueDraw.ts'

/** What makes the values of one run its own. */
export interface RunValues {
  /** Begins every unique text of the run: letters and digits, always as many, another one in each run. */
  readonly nonce: string
  /** By the value's name. Never kept or shown. */
  readonly secrets: Readonly<Record<string, string>>
}

/** For requests in which no value is unique or secret. */
export const noRunValues: RunValues = { nonce: '', secrets: {} }

/** A part of a run that has users of its own, with the same numbers. */
export type RunPart = 'verification' | 'logins' | 'warmUp'

const partMarks = { verification: 'v', logins: 'l', warmUp: 'w' } as const satisfies Record<RunPart, string>

/** The run's values for a part of it: what is unique there is not met again when measuring begins. */
export function partValues({ nonce, secrets }: RunValues, part: RunPart): RunValues {
  return { nonce: `${nonce}${partMarks[part]}`, secrets }
}

/**
 * Prepares a scenario's sources once, and then gives the way to draw values by name: for a user (from 0), and for whoever draws as that
 * user; once for each drawer (from 0) of a part, because what is unique is counted.
 *
 *   k3f09a2c  w         12      x  3          the 4th unique text of the 12th drawer in the warm-up
 *   run       its part  drawer     count      measuring has no letter
 */
export function userValues(
  values: Scenario['values'],
  { nonce, secrets }: RunValues,
): (user: number, random: Random, drawer?: number) => (name: string) => string {
  const draws = new Map(
    Object.entries(values).flatMap(([name, source]) =>
      source.kind === 'secret' ? [] : [[name, valueDraw(source)] as const],
    ),
  )
  return (user, random, drawer = user) => {
    let marks = 0
    const drawing = { user, random, mark: () => `${nonce}${drawer + 1}x${marks++}` }
    return (name) => (name === userName ? String(user + 1) : (draws.get(name)?.(drawing) ?? secrets[name] ?? ''))
  }
}
