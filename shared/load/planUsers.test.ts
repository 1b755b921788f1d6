import { expect, test } from 'vitest'
import type { Stage } from '../domain/profile.ts'
import { planUsers } from './planUsers.ts'

const s = (seconds: number, users: number): Stage => ({ durationMs: seconds * 1000, users })

test.each<{ name: string; stages: Stage[]; steps: Array<[atMs: number, users: number]> }>([
  { name: 'nothing to do', stages: [], steps: [[0, 0]] },
  {
    name: 'the drawing in planUsers.ts',
    stages: [s(3, 3), s(2, 3), s(0, 1)],
    steps: [
      [0, 0],
      [1000, 1],
      [2000, 2],
      [3000, 3],
      [5000, 1],
    ],
  },
  {
    name: 'down to zero',
    stages: [s(0, 2), s(4, 0)],
    steps: [
      [0, 0],
      [0, 2],
      [2000, 1],
      [4000, 0],
    ],
  },
  {
    name: 'down, but not to zero, then up again',
    stages: [s(0, 3), s(2, 1), s(2, 2)],
    steps: [
      [0, 0],
      [0, 3],
      [1000, 2],
      [2000, 1],
      [4000, 2],
    ],
  },
  { name: 'only zero', stages: [s(10, 0), s(0, 0)], steps: [[0, 0]] },
  {
    name: 'several users within one millisecond',
    stages: [{ durationMs: 1, users: 3 }],
    steps: [
      [0, 0],
      [0, 1],
      [1, 2],
      [1, 3],
    ],
  },
  {
    name: 'two stages without duration at the same moment',
    stages: [s(0, 5), s(0, 2), s(1, 2)],
    steps: [
      [0, 0],
      [0, 5],
      [0, 2],
    ],
  },
])('$name', ({ stages, steps }) => {
  expect(planUsers(stages).map(({ atMs, users }) => [atMs, users])).toEqual(steps)
})

test('a ramp of many users ends at its end with all of them, evenly and in order', () => {
  const steps = planUsers([s(60, 5000)])
  expect(steps.at(-1)).toEqual({ atMs: 60_000, users: 5000 })
  expect(steps).toHaveLength(5001)
  for (const [index, { atMs, users }] of steps.entries()) {
    expect(users).toBe(index)
    expect(Math.abs(atMs - index * 12)).toBeLessThanOrEqual(0.5)
  }
})
