import { expect, test } from 'vitest'
import type { RunAt } from '../domain/run.ts'
import { aManifest, closedProfile } from '../testing/aManifest.ts'
import { expectedStateMs, runTimes, timedStates } from './expectedStates.ts'
import { toRunHead } from './toRunHead.ts'

const stages = [{ durationMs: 60_000, users: 50 }]
const manifest = aManifest()
const head = toRunHead({ ...manifest, profile: closedProfile(stages) })
const expectedMs = 72_000
const run = (at: RunAt, enteredMs: number) => ({ head, at, states: [{ at, elapsedMs: enteredMs }] })

test('the states together take what the whole run takes', () => {
  const sum = timedStates.reduce((total, at) => total + expectedStateMs(at, 60_000, expectedMs), 0)
  expect(sum).toBeCloseTo(expectedMs, -1)
})

test('what a run takes beyond that is its warm-up', () => {
  const warming = expectedStateMs('warming', 60_000, expectedMs)
  expect(expectedStateMs('warming', 60_000, expectedMs + 9000)).toBe(warming + 9000)
  expect(expectedStateMs('starting', 60_000, expectedMs + 9000)).toBe(expectedStateMs('starting', 60_000, expectedMs))
})

test.each<{ name: string; at: RunAt; enteredMs: number; elapsedMs: number; left: number; measuringIn?: number }>([
  { name: 'just begun', at: 'resolving', enteredMs: 0, elapsedMs: 0, left: 72_000, measuringIn: 8160 },
  { name: 'half of the start', at: 'starting', enteredMs: 0, elapsedMs: 2520, left: 69_480, measuringIn: 5640 },
  {
    name: 'a start that takes longer than it should',
    at: 'starting',
    enteredMs: 0,
    elapsedMs: 40_000,
    left: 66_960,
    measuringIn: 3120,
  },
  { name: 'half of the load', at: 'measuring', enteredMs: 9000, elapsedMs: 39_000, left: 33_840 },
  { name: 'over', at: 'done', enteredMs: 72_000, elapsedMs: 99_000, left: 0 },
])('$name', ({ name, at, enteredMs, elapsedMs, left, measuringIn }) => {
  const { remainingMs, measuringInMs, isLate } = runTimes(run(at, enteredMs), expectedMs, elapsedMs)
  expect(remainingMs).toBeCloseTo(left, -2)
  expect(isLate).toBe(name.includes('longer'))
  if (measuringIn === undefined) expect(measuringInMs).toBeUndefined()
  else expect(measuringInMs).toBeCloseTo(measuringIn, -2)
})
