import type { Problem } from '../../../shared/domain/problem.ts'
import type { Profile } from '../../../shared/domain/profile.ts'
import { stageLevel } from '../../../shared/load/toPhases.ts'

/**
 * The most that is put on another machine, confirmed or not: enough to find the limits of a server of one's own, too little to be taken
 * for an attack. On this machine only the generator's own fitness limits a plan.
 */
export const remoteCaps = { users: 1_000, ratePerS: 2_000, inFlight: 1_000 } as const

/** All that is above a cap, with where it was asked for: a profile that was chosen, or the options of users and rate. */
export function remoteProblems(profile: Profile, isChosen: boolean): Problem[] {
  const highest = profile.stages.map(stageLevel).reduce((most, level) => Math.max(most, level), 0)
  const above = (option: string, found: number, most: number, unit: string): Problem[] =>
    found <= most
      ? []
      : [
          {
            where: isChosen ? `profile ${profile.id}` : option,
            field: '',
            found: `${found} ${unit} on another machine`,
            expected: `at most ${most} ${unit} on a machine that is not this one`,
            fix: 'run Palier on the machine itself, whose own address has no such limit',
          },
        ]
  if (profile.model === 'closed') return above('--users', highest, remoteCaps.users, 'users')
  return [
    ...above('--rate', highest, remoteCaps.ratePerS, 'req/s'),
    ...above('--max-in-flight', profile.maxInFlight, remoteCaps.inFlight, 'under way'),
  ]
}
