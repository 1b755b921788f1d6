import { expect, test } from 'vitest'
import type { OpenLoad, Profile } from '../../../shared/domain/profile.ts'
import type { Scenario } from '../../../shared/domain/scenario.ts'
import { remoteCaps, remoteProblems } from './remoteCaps.ts'

const words = { id: 'busy', title: { en: 'Busy', fr: 'Chargé' } }

const closed = (users: number): Profile => ({
  ...words,
  model: 'closed',
  stages: [
    { durationMs: 1000, users: 10 },
    { durationMs: 1000, users },
    { durationMs: 1000, users: 0 },
  ],
})

const open = (ratePerS: number, maxInFlight: number): Profile => {
  const load: OpenLoad = { model: 'open', arrivals: 'even', maxInFlight, stages: [{ durationMs: 1000, ratePerS }] }
  return { ...words, ...load }
}

const pausing = (meanMs: number) => ({ think: { meanMs, spreadPercent: 50 } })

test.each<{
  name: string
  profile: Profile
  pace?: Pick<Scenario, 'think' | 'cycle'>
  isChosen: boolean
  where: readonly string[]
}>([
  { name: 'as many users as may be', profile: closed(remoteCaps.users), isChosen: false, where: [] },
  { name: 'one more, for a moment', profile: closed(remoteCaps.users + 1), isChosen: false, where: ['--users'] },
  { name: 'in a profile', profile: closed(50_000), isChosen: true, where: ['profile busy'] },
  { name: 'the highest rate', profile: open(remoteCaps.ratePerS, remoteCaps.inFlight), isChosen: false, where: [] },
  {
    name: 'too fast and too many under way: both are told',
    profile: open(remoteCaps.ratePerS + 0.5, remoteCaps.inFlight + 1),
    isChosen: false,
    where: ['--rate', '--max-in-flight'],
  },
  { name: 'users without a pause', profile: closed(10), pace: pausing(0), isChosen: false, where: ['--think'] },
  { name: 'with just as long a one', profile: closed(1000), pace: pausing(500), isChosen: false, where: [] },
  { name: 'with a shorter one', profile: closed(1000), pace: pausing(499), isChosen: true, where: ['--think'] },
  {
    name: 'a cycle, which is what counts then',
    profile: closed(1000),
    pace: { ...pausing(5000), cycle: { meanMs: 100, spreadPercent: 0 } },
    isChosen: false,
    where: ['--think'],
  },
  {
    name: 'too many, and too often',
    profile: closed(5000),
    pace: pausing(0),
    isChosen: false,
    where: ['--users', '--think'],
  },
])('$name', ({ profile, pace = pausing(60_000), isChosen, where }) => {
  const problems = remoteProblems(profile, pace, isChosen)
  expect(problems.map((problem) => problem.where)).toEqual(where)
  for (const { found, expected } of problems) {
    expect(found).toContain('another machine')
    expect(expected).toContain('at most')
  }
})
