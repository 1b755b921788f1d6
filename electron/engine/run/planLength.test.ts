import { expect, test } from 'vitest'
import type { Profile } from '../../../shared/domain/profile.ts'
import { planLengthProblems } from './planLength.ts'

const hourMs = 3_600_000
const profileOf = (...hours: readonly number[]): Profile => ({
  id: 'long',
  title: { en: 'Long', fr: 'Long' },
  model: 'closed',
  stages: hours.map((hour) => ({ durationMs: hour * hourMs, users: 1 })),
})

test.each<{ name: string; hours: number[]; timeScale: number; found: string[] }>([
  { name: 'a week', hours: [100, 68], timeScale: 1, found: [] },
  {
    name: 'a moment more',
    hours: [100, 68.5],
    timeScale: 1,
    found: ['"long", whose stages take 168 h 30 min together'],
  },
  {
    name: 'three hours a hundred times',
    hours: [3],
    timeScale: 100,
    found: ['"long", whose stages take 300 h together at time scale 100'],
  },
  { name: 'a month in a quarter of its time', hours: [160, 160, 160, 160], timeScale: 0.25, found: [] },
])('$name', ({ hours, timeScale, found }) => {
  const problems = planLengthProblems(profileOf(...hours), timeScale)
  expect(problems.map((problem) => problem.found.replaceAll(/[\u00a0\u202f]/g, ' '))).toEqual(found)
  for (const { expected } of problems) expect(expected).toContain('7 days')
})
