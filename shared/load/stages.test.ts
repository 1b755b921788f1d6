import { expect, test } from 'vitest'
import type { Stage } from '../domain/profile.ts'
import { planDurationMs } from './planDurationMs.ts'
import { scaleStages } from './scaleStages.ts'
import { toPhases } from './toPhases.ts'

const s = (seconds: number, users: number): Stage => ({ durationMs: seconds * 1000, users })

test('phases follow each other without gaps; a jump is no phase of its own', () => {
  expect(toPhases([s(3, 3), s(2, 3), s(0, 1), s(1, 1)])).toEqual([
    { index: 0, fromMs: 0, toMs: 3000, usersFrom: 0, usersTo: 3 },
    { index: 1, fromMs: 3000, toMs: 5000, usersFrom: 3, usersTo: 3 },
    { index: 2, fromMs: 5000, toMs: 6000, usersFrom: 1, usersTo: 1 },
  ])
  expect(toPhases([])).toEqual([])
})

test('time scale changes times, never users', () => {
  expect(scaleStages([s(120, 50), s(0, 10), { durationMs: 3, users: 4 }], 0.1)).toEqual([
    { durationMs: 12_000, users: 50 },
    { durationMs: 0, users: 10 },
    { durationMs: 1, users: 4 },
  ])
})

test('duration of a plan', () => {
  expect(planDurationMs([s(3, 3), s(2, 3), s(0, 1)])).toBe(5000)
  expect(planDurationMs([])).toBe(0)
})
