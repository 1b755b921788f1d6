import { expect, test } from 'vitest'
import type { WarmUpOrder } from '../domain/warmUp.ts'
import { expectedWarmUpMs, warmUpCapMs, warmUpPlan, warmUpScenario } from './warmUpPlan.ts'

const closed = (...stages: [durationMs: number, users: number][]) => ({
  model: 'closed' as const,
  stages: stages.map(([durationMs, users]) => ({ durationMs, users })),
})

test.each<{ name: string; stages: [number, number][]; users: number }>([
  {
    name: 'the first plateau',
    stages: [
      [5000, 20],
      [5000, 20],
      [5000, 90],
      [5000, 90],
    ],
    users: 20,
  },
  {
    name: 'at most fifty',
    stages: [
      [5000, 1000],
      [5000, 1000],
    ],
    users: 50,
  },
  {
    name: 'all from the beginning',
    stages: [
      [0, 7],
      [30_000, 7],
    ],
    users: 7,
  },
  {
    name: 'ramps only: the lowest',
    stages: [
      [5000, 40],
      [5000, 10],
      [5000, 0],
    ],
    users: 10,
  },
  { name: 'nobody', stages: [[5000, 0]], users: 1 },
])('$name: $users users', ({ stages, users }) => {
  const { plan, ...found } = warmUpPlan(closed(...stages), 6000)
  expect(found).toEqual({ users })
  expect(plan.kind === 'closed' && plan.steps.at(-1)).toEqual({ atMs: 1000, users })
})

test('the open model is warmed up in the open model', () => {
  const stages = [
    { durationMs: 0, ratePerS: 300 },
    { durationMs: 9000, ratePerS: 300 },
  ]
  expect(warmUpPlan({ model: 'open', stages, arrivals: 'even', maxInFlight: 8 }, 6000)).toEqual({
    ratePerS: 50,
    plan: {
      kind: 'open',
      stages: [
        { durationMs: 1000, ratePerS: 50 },
        { durationMs: 5000, ratePerS: 50 },
      ],
      arrivals: 'even',
      maxInFlight: 8,
    },
  })
})

test.each<[WarmUpOrder & { kind: 'auto' | 'fixed' }, timeScale: number, capMs: number]>([
  [{ kind: 'auto' }, 1, 20_000],
  [{ kind: 'auto' }, 4, 20_000],
  [{ kind: 'auto' }, 0.5, 10_000],
  [{ kind: 'auto' }, 0.05, 5000],
  [{ kind: 'fixed', durationMs: 2000 }, 0.05, 2000],
])('%j at %d of the time ends after %d ms at the latest, and is expected to take no longer', (order, timeScale, ms) => {
  expect(warmUpCapMs(order, timeScale)).toBe(ms)
  expect(expectedWarmUpMs(order, timeScale)).toBeLessThanOrEqual(ms + 1500)
})

test('users without pauses get some; others keep theirs', () => {
  const scenario = { id: 'x', title: { en: 'x', fr: 'x' }, values: {}, requests: [] }
  const pause = (meanMs: number) => ({ meanMs, spreadPercent: 50 })
  expect(warmUpScenario({ ...scenario, think: pause(0) }).think).toEqual(pause(100))
  expect(warmUpScenario({ ...scenario, think: pause(1000) }).think).toEqual(pause(1000))
  expect(warmUpScenario({ ...scenario, think: pause(0), cycle: pause(20) }).cycle).toEqual(pause(100))
})
