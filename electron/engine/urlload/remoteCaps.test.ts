import { expect, test } from 'vitest'
import type { OpenLoad, Profile } from '../../../shared/domain/profile.ts'
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

test.each<{ name: string; profile: Profile; isChosen: boolean; where: readonly string[] }>([
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
])('$name', ({ profile, isChosen, where }) => {
  const problems = remoteProblems(profile, isChosen)
  expect(problems.map((problem) => problem.where)).toEqual(where)
  for (const { found, expected } of problems) {
    expect(found).toContain('another machine')
    expect(expected).toContain('at most')
  }
})
