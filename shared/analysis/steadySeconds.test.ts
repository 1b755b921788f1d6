import { expect, test } from 'vitest'
import type { Phase } from '../domain/profile.ts'
import { isSteadySecond, steadySpan } from './steadySeconds.ts'

const phase = (fromMs: number, toMs: number, usersFrom = 10, usersTo = 10): Phase => {
  return { index: 0, fromMs, toMs, usersFrom, usersTo }
}

test.each<{ name: string; phase: Phase; durationMs: number; seconds: number[]; steadyMs: number | undefined }>([
  {
    name: 'the drawing in steadySeconds.ts',
    phase: phase(3500, 13_500),
    durationMs: 20_000,
    seconds: [6, 7, 8, 9, 10, 11, 12],
    steadyMs: 7000,
  },
  {
    name: 'whole seconds',
    phase: phase(10_000, 20_000),
    durationMs: 20_000,
    seconds: [12, 13, 14, 15, 16, 17, 18, 19],
    steadyMs: 8000,
  },
  { name: 'cut off by a stop', phase: phase(0, 10_000), durationMs: 4250, seconds: [2, 3], steadyMs: 2000 },
  { name: 'stopped while it settled', phase: phase(0, 10_000), durationMs: 1900, seconds: [], steadyMs: undefined },
  { name: 'never reached', phase: phase(10_000, 20_000), durationMs: 8000, seconds: [], steadyMs: undefined },
  { name: 'too short to leave a second', phase: phase(0, 1200), durationMs: 1200, seconds: [], steadyMs: undefined },
  { name: 'a ramp', phase: phase(0, 10_000, 5, 10), durationMs: 10_000, seconds: [], steadyMs: undefined },
  { name: 'nobody', phase: phase(0, 10_000, 0, 0), durationMs: 10_000, seconds: [], steadyMs: undefined },
])('$name', ({ phase: one, durationMs, seconds, steadyMs }) => {
  const all = Array.from({ length: 25 }, (_, second) => second)
  expect(all.filter((second) => isSteadySecond(one, second, durationMs))).toEqual(seconds)
  const span = steadySpan(one, durationMs)
  expect(span && span.toMs - span.fromMs).toBe(steadyMs)
})
