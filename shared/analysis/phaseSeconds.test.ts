import { describe, expect, test } from 'vitest'
import type { Stage } from '../domain/profile.ts'
import { toPhases } from '../load/toPhases.ts'
import { phaseDurationsMs, phaseOfSecond } from './phaseSeconds.ts'

const stages = (...durations: number[]): Stage[] => durations.map((durationMs) => ({ durationMs, users: 1 }))

describe.each<{ name: string; durations: number[]; seconds: number[]; fullMs: number[]; cut: [number, number[]][] }>([
  {
    name: 'the drawing in phaseSeconds.ts',
    durations: [4500, 4500],
    seconds: [0, 0, 0, 0, 1, 1, 1, 1, 1, 1],
    fullMs: [4000, 5000],
    cut: [
      [0, [0, 0]],
      [3200, [3200, 0]],
      [6100, [4000, 2100]],
    ],
  },
  { name: 'whole seconds', durations: [2000, 3000], seconds: [0, 0, 1, 1, 1, 1], fullMs: [2000, 3000], cut: [] },
  { name: 'a jump takes no time', durations: [0, 2000, 0, 1000], seconds: [0, 0, 1, 1], fullMs: [2000, 1000], cut: [] },
  {
    name: 'stages shorter than a tick',
    durations: [200, 200, 1600],
    seconds: [2, 2, 2],
    fullMs: [0, 0, 2000],
    cut: [],
  },
  {
    name: 'a plan that ends within a second',
    durations: [1000, 1300],
    seconds: [0, 1, 1],
    fullMs: [1000, 1300],
    cut: [],
  },
  { name: 'no plan', durations: [], seconds: [0, 0], fullMs: [], cut: [] },
])('$name', ({ durations, seconds, fullMs, cut }) => {
  const phases = toPhases(stages(...durations))

  test('each second has its phase', () => {
    expect(seconds.map((_, second) => phaseOfSecond(phases, second))).toEqual(seconds)
  })

  test('the time of the phases adds up, wherever the run was cut off', () => {
    const planMs = durations.reduce((sum, one) => sum + one, 0)
    expect(phaseDurationsMs(phases, planMs)).toEqual(fullMs)
    for (const [durationMs, parts] of cut) expect(phaseDurationsMs(phases, durationMs)).toEqual(parts)
    for (let durationMs = 0; durationMs <= planMs; durationMs += 100) {
      const parts = phaseDurationsMs(phases, durationMs)
      expect(Math.min(0, ...parts)).toBe(0)
      if (phases.length > 0) expect(parts.reduce((sum, one) => sum + one, 0)).toBe(durationMs)
    }
  })
})
