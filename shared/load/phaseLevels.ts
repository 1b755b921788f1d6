import type { Phase } from '../domain/profile.ts'

/** A phase's load, whichever model it is of. */
export interface PhaseLevels {
  readonly unit: 'users' | 'ratePerS'
  readonly from: number
  readonly to: number
}

type Levels = Pick<Phase, 'usersFrom' | 'usersTo' | 'ratePerSFrom' | 'ratePerSTo'>

export function phaseLevels({ usersFrom = 0, usersTo = 0, ratePerSFrom = 0, ratePerSTo }: Levels): PhaseLevels {
  return ratePerSTo === undefined
    ? { unit: 'users', from: usersFrom, to: usersTo }
    : { unit: 'ratePerS', from: ratePerSFrom, to: ratePerSTo }
}
