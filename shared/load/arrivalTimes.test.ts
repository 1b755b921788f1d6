import { expect, test } from 'vitest'
import type { RateStage } from '../domain/profile.ts'
import { arrivalTimes } from './arrivalTimes.ts'
import { seededRandom } from './seededRandom.ts'

const stage = (seconds: number, ratePerS: number): RateStage => ({ durationMs: seconds * 1000, ratePerS })
const even = (...stages: RateStage[]) => [...arrivalTimes(stages, 'even', () => 0)]

test.each<{ name: string; stages: RateStage[]; ms: number[] }>([
  { name: 'nothing', stages: [], ms: [] },
  { name: 'a constant rate', stages: [stage(0, 4), stage(1, 4)], ms: [0, 250, 500, 750] },
  { name: 'a rate below one a second', stages: [stage(0, 0.5), stage(5, 0.5)], ms: [0, 2000, 4000] },
  {
    name: 'a silence between',
    stages: [stage(0, 2), stage(1, 2), stage(0, 0), stage(3, 0), stage(0, 2), stage(1, 2)],
    ms: [0, 500, 4000, 4500],
  },
  // Rate 2t: the integral is t², so the n-th comes at √n.
  { name: 'a ramp from nothing', stages: [stage(2, 4)], ms: [0, 1000, 1414.21, 1732.05] },
  // From 4 to 0 within 2 s the integral is 4t − t².
  { name: 'a ramp to nothing', stages: [stage(0, 4), stage(2, 0)], ms: [0, 267.95, 585.79, 1000] },
])('$name', ({ stages, ms }) => {
  expect(even(...stages).map((at) => Math.round(at * 100) / 100)).toEqual(ms)
})

test('a stage’s integral is its number of requests, whatever the ramp', () => {
  for (const [from, to] of [
    [10, 200],
    [200, 10],
    [77, 77],
    [0, 333],
  ] as const) {
    const times = even(stage(0, from), stage(30, to))
    expect(Math.abs(times.length - ((from + to) / 2) * 30)).toBeLessThanOrEqual(1)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(times.every((ms) => ms >= 0 && ms < 30_000)).toBe(true)
  }
})

test('Poisson arrivals: the rate in the mean, distances exponential, reproducible', () => {
  const stages = [stage(0, 100), stage(100, 100)]
  const times = [...arrivalTimes(stages, 'poisson', seededRandom(3, 0))]
  expect([...arrivalTimes(stages, 'poisson', seededRandom(3, 0))]).toEqual(times)
  // 10,000 ± 4 standard deviations of a Poisson count.
  expect(Math.abs(times.length - 10_000)).toBeLessThan(400)
  const distances = times.slice(1).map((ms, index) => ms - (times[index] ?? 0))
  const mean = distances.reduce((sum, one) => sum + one, 0) / distances.length
  const deviation = Math.sqrt(distances.reduce((sum, one) => sum + (one - mean) ** 2, 0) / distances.length)
  // Of an exponential distribution the standard deviation is the mean.
  expect(deviation / mean).toBeGreaterThan(0.95)
  expect(deviation / mean).toBeLessThan(1.05)
  expect(distances.filter((one) => one > 3 * mean).length / distances.length).toBeCloseTo(Math.exp(-3), 1)
})
