import type { Problem } from '../../../shared/domain/problem.ts'
import type { Profile } from '../../../shared/domain/profile.ts'
import type { Scenario } from '../../../shared/domain/scenario.ts'
import { stageLevel } from '../../../shared/load/toPhases.ts'

/**
 * The most that is put on another machine, confirmed or not: enough to find the limits of a server of one's own, too little to be taken
 * for an attack. On this machine only the generator's own fitness limits a plan.
 */
export const remoteCaps = { users: 1_000, ratePerS: 2_000, inFlight: 1_000 } as const

/**
 * All that is above a cap, with where it was asked for: a profile that was chosen, or the options of users and rate. Users may ask as often
 * as they would if every answer came at once: without a pause that has no end but the target's and ours.
 */
export function remoteProblems(
  profile: Profile,
  pace: Pick<Scenario, 'think' | 'cycle'>,
  isChosen: boolean,
): Problem[] {
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
  if (profile.model === 'closed')
    return [...above('--users', highest, remoteCaps.users, 'users'), ...paceProblems(highest, pace)]
  return [
    ...above('--rate', highest, remoteCaps.ratePerS, 'req/s'),
    ...above('--max-in-flight', profile.maxInFlight, remoteCaps.inFlight, 'under way'),
  ]
}

function paceProblems(users: number, { think, cycle }: Pick<Scenario, 'think' | 'cycle'>): Problem[] {
  const { meanMs } = cycle ?? think
  const shortestMs = Math.ceil((users * 1000) / remoteCaps.ratePerS)
  if (meanMs >= shortestMs) return []
  const pause = meanMs === 0 ? 'without a pause' : `with ${meanMs} ms between their requests`
  return [
    {
      where: '--think',
      field: '',
      found: `${users} users ${pause} on another machine`,
      expected: `at most ${remoteCaps.ratePerS} req/s on a machine that is not this one, however fast it answers`,
      fix: `--think ${shortestMs}ms, or fewer users`,
    },
  ]
}
