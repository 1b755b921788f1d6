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
 * Prepares a scenario's sources once, and then gives each user (from 0) the way to draw their values by name; once for each user of a
 * part, because what is unique is counted.
 *
 *   k3f09a2c  w         12    x  3          the 4th unique text of user 12 in the warm-up
 *   run       its part  user     count      measuring has no letter
 */
export function userValues(
  values: Scenario['values'],
  { nonce, secrets }: RunValues,
): (user: number, random: Random) => (name: string) => string {
  const draws = new Map(
    Object.entries(values).flatMap(([name, source]) =>
      source.kind === 'secret' ? [] : [[name, valueDraw(source)] as const],
    ),
  )
  return (user, random) => {
    let marks = 0
    const drawer = { user, random, mark: () => `${nonce}${user + 1}x${marks++}` }
    return (name) => (name === userName ? String(user + 1) : (draws.get(name)?.(drawer) ?? secrets[name] ?? ''))
  }
}
