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
