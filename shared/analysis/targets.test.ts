import { describe, expect, test } from 'vitest'
import type { Target } from '../domain/objectives.ts'
import type { RunResult } from '../domain/runResult.ts'
import { aManifest } from '../testing/aManifest.ts'
import { aReading } from '../testing/aReading.ts'
import { aCell, aSlot } from '../testing/aSlot.ts'
import { resultOf } from '../testing/resultOf.ts'

type State = RunResult['targets'][number]['state']

/** Ten seconds, a second of which had 20 requests in 5 ms (products) and 20 in 40 ms (stores), one of which failed. */
function outcomeOf(target: Partial<Target>, changes: Parameters<typeof resultOf>[0] = {}) {
  const objectives = {
    id: 'own',
    title: { en: 'O', fr: 'O' },
    capacity: { errorRate: 0.01, p95Ms: 2000 },
    targets: [{ name: 'one', metric: 'errorRate' as const, ...target }],
  }
  const of = (endpoint: string, us: number, count: number) =>
    aCell({ endpoint, us: Array.from({ length: count }, () => us), cacheHits: 1 })
  return resultOf({
    manifest: aManifest({ outcome: { kind: 'completed' }, objectives }),
    slots: [
      aSlot(0, [of('products', 4990, 20), of('stores', 39_990, 19), aCell({ endpoint: 'stores', outcome: 'http503' })]),
    ],
    readings: [
      aReading({ cpuPercent: 80, memoryBytes: 100 * 1024 ** 2 }),
      aReading({ atMs: 2000, cpuPercent: 20, memoryBytes: 120 * 1024 ** 2 }),
      aReading({ container: 'api-2', cpuPercent: 90, memoryBytes: 50 * 1024 ** 2 }),
    ],
    hostReadings: [{ atMs: 1, load1: 4.81, diskBusyPercent: 12, source: 'engineHost' }],
    ...changes,
  })
}

describe('what is measured', () => {
  test.each<[target: Partial<Target>, measured: number | undefined]>([
    [{ metric: 'throughputPerS' }, 4],
    [{ metric: 'goodputPerS' }, 3.9],
    [{ metric: 'errorRate' }, 0.025],
    [{ metric: 'errorRate', endpoint: 'products' }, 0],
    [{ metric: 'p50Ms' }, 5],
    [{ metric: 'p95Ms' }, 40],
    [{ metric: 'p99Ms', endpoint: 'products' }, 5],
    [{ metric: 'maxMs' }, 40],
    [{ metric: 'cacheRatio' }, 1],
    [{ metric: 'serviceCpuPercent', service: 'api' }, 90],
    [{ metric: 'serviceMemoryMiB', service: 'api' }, 120],
    [{ metric: 'load1' }, 4.81],
    [{ metric: 'diskBusyPercent' }, 12],
    [{ metric: 'stackLoad1' }, undefined],
    [{ metric: 'serviceMemoryMiB', service: 'lb' }, undefined],
    [{ metric: 'serviceCpuPercent', service: 'cache' }, undefined],
    [{ metric: 'p95Ms', endpoint: 'gone' }, undefined],
  ])('%o is %d', (target, measured) => {
    const [outcome] = outcomeOf({ ...target, below: 1e9 }).targets
    expect(outcome?.measured).toBe(measured)
    expect(outcome?.state).toBe(measured === undefined ? 'notMeasurable' : 'pass')
  })
})

test('a stack’s own load is judged, and the host’s stands beside it', () => {
  const hostReadings = [
    { atMs: 1, load1: 4.81, stackLoad1: 1.2, source: 'engineHost' as const },
    { atMs: 2, load1: 4.5, stackLoad1: 1.4, source: 'engineHost' as const },
  ]
  expect(outcomeOf({ metric: 'stackLoad1', below: 2 }, { hostReadings }).targets).toEqual([
    { name: 'one', metric: 'stackLoad1', below: 2, measured: 1.4, hostLoad1: 4.81, state: 'pass' },
  ])
  expect(outcomeOf({ metric: 'load1', below: 2 }, { hostReadings }).targets[0]).not.toHaveProperty('hostLoad1')
})

test.each<[bounds: Pick<Partial<Target>, 'below' | 'above' | 'warning'>, state: State]>([
  [{ below: 41 }, 'pass'],
  [{ below: 40 }, 'fail'],
  [{ below: 50, warning: 41 }, 'pass'],
  [{ below: 50, warning: 40 }, 'warning'],
  [{ below: 40, warning: 30 }, 'fail'],
  [{ above: 39 }, 'pass'],
  [{ above: 40 }, 'fail'],
  [{ above: 30, warning: 39 }, 'pass'],
  [{ above: 30, warning: 40 }, 'warning'],
  [{ above: 40, warning: 50 }, 'fail'],
])('40 ms against %o: %s', (bounds, state) => {
  expect(outcomeOf({ metric: 'p95Ms', ...bounds }).targets).toEqual([
    { name: 'one', metric: 'p95Ms', ...bounds, measured: 40, state },
  ])
})

test('what was not measured is neither met nor missed; the objectives are named', () => {
  const result = outcomeOf({ metric: 'p95Ms', below: 10 }, { slots: [], readings: [], hostReadings: [] })
  expect(result.targets).toEqual([{ name: 'one', metric: 'p95Ms', below: 10, state: 'notMeasurable' }])
  expect(result.objectives).toBe('own')
  expect([resultOf().objectives, resultOf().targets]).toEqual([undefined, []])
})

describe('over phases', () => {
  /** 0–3 s to 10 users, 3–7 s at 10, 7–10 s to 20: fast, then one slow answer of four, then an error. */
  const phased = {
    slots: [
      aSlot(1, [aCell({ us: [4990, 4990] })]),
      aSlot(4, [aCell({ us: [4990, 59_990] }), aCell({ endpoint: 'stores', us: [79_990] })]),
      aSlot(8, [aCell({ us: [9990] }), aCell({ endpoint: 'stores', outcome: 'http503' })]),
    ],
    readings: [
      aReading({ atMs: 1000, cpuPercent: 20 }),
      aReading({ atMs: 5000, cpuPercent: 90 }),
      aReading({ atMs: 8000, cpuPercent: 60 }),
    ],
  }

  test.each<[target: Partial<Target>, measured: number | undefined, phase: number | undefined]>([
    [{ metric: 'p95Ms' }, 80, 1],
    [{ metric: 'p95Ms', endpoint: 'products' }, 60, 1],
    [{ metric: 'errorRate' }, 0.5, 2],
    [{ metric: 'serviceCpuPercent', service: 'api' }, 90, 1],
    [{ metric: 'serviceCpuPercent', service: 'cache' }, undefined, undefined],
  ])('%o: %d in phase %d', (target, measured, phase) => {
    const [outcome] = outcomeOf({ ...target, over: 'phase', below: 1e9 }, phased).targets
    expect([outcome?.measured, outcome?.phase]).toEqual([measured, phase])
  })

  test('the lowest where more is better', () => {
    const [outcome] = outcomeOf({ metric: 'throughputPerS', over: 'phase', above: 0.6 }, phased).targets
    expect(outcome).toMatchObject({ phase: 0, measured: 2 / 3, state: 'pass' })
  })

  test('a phase that was not reached is not judged', () => {
    const stopped = aManifest({ outcome: { kind: 'stopped', during: 'measuring' } })
    const objectives = {
      id: 'own',
      title: { en: 'O', fr: 'O' },
      capacity: { errorRate: 0.01, p95Ms: 2000 },
      targets: [{ name: 'one', metric: 'throughputPerS' as const, over: 'phase', above: 0.6 }],
    }
    const [outcome] = resultOf({ manifest: { ...stopped, objectives }, slots: phased.slots.slice(0, 1) }).targets
    expect(outcome).toMatchObject({ phase: 0, measured: 1, state: 'pass' })
  })
})

test('over a window: its worst, with its time', () => {
  const slots = [5, 5, 40, 40, 5].map((each, second) => aSlot(second, [aCell({ us: [each * 1000 - 10] })]))
  const [outcome] = outcomeOf({ metric: 'p50Ms', over: '2s', below: 40, warning: 30 }, { slots }).targets
  expect(outcome).toMatchObject({ measured: 40, window: { fromMs: 2000, toMs: 4000 }, state: 'fail' })
})

test('a relative target says what was measured, and that one run alone does not tell', () => {
  const [outcome] = outcomeOf({ metric: 'p95Ms', relativeTo: 'baseline', below: 1.1 }).targets
  expect(outcome).toMatchObject({ measured: 40, state: 'notMeasurable', reason: 'needsBaseline' })
})
