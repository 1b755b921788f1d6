import { toComparison } from '../analysis/toComparison.ts'
import type { Comparison, RunResult } from '../domain/runResult.ts'
import { resultOf } from './resultOf.ts'

/** What was measured in one run of a side. */
export interface MeasuredSide {
  readonly perS: number
  readonly p99Ms: number
  readonly errorRate?: number
  readonly load1?: number
  readonly stackLoad1?: number
  readonly databaseMiB?: number
  readonly isInvalid?: true
}

const reference: NonNullable<NonNullable<Comparison['beforeAfter']>['reference']> = {
  title: { en: 'The study', fr: 'L’étude' },
  note: { en: 'Minimal data, GET only.', fr: 'Données minimales, GET seul.' },
  before: { throughputPerS: 312, p99Ms: 801, errorRate: 0.0016, load1: 4.81 },
  expected: { throughputPerS: 250, p99Ms: 100 },
}

/** A comparison of what a topology declares as before and after, with three targets; a third configuration stands first. */
export function aBeforeAfter(
  before: readonly MeasuredSide[],
  after: readonly MeasuredSide[],
  changes: Partial<NonNullable<Comparison['beforeAfter']>> = { reference },
): Comparison {
  const sides = [
    ['small:other', [{ perS: 1, p99Ms: 1 }]],
    ['small:before', before],
    ['small:after', after],
  ] as const
  const runs = sides.flatMap(([id, all]) => all.map((one, index) => resultOfSide(id, index + 1, one)))
  return toComparison(runs, {
    id: 'c1',
    createdAt: '2026-11-22T04:00:00.000Z',
    profile: { id: 'server', timeScale: 1 },
    scenario: 'copro-mix',
    seed: 1,
    outcome: 'completed',
    configurations: sides.map(([id]) => id),
    repeat: Math.max(before.length, after.length),
    baseline: 'small:other',
    beforeAfter: { before: 'small:before', after: 'small:after', ...changes },
    objectives: 'server',
    planned: runs.map(({ runId, configuration }) => ({ runId, configuration: configuration.id, repeat: 1 })),
  })
}

function resultOfSide(id: string, repeat: number, side: MeasuredSide): RunResult {
  const { perS, p99Ms, errorRate = 0, load1 = 4, stackLoad1 = 1, databaseMiB = 100 } = side
  const result = resultOf()
  const latency = { mean: 1, p50: 2000, p90: 3000, p95: 4000, p99: p99Ms * 1000, 'p99.9': p99Ms * 1000, max: 9e6 }
  const state = (isMet: boolean) => (isMet ? ('pass' as const) : ('fail' as const))
  const memory = { mean: 1, p95: 1, max: databaseMiB * 2 ** 20 }
  return {
    ...result,
    runId: `${id}-${repeat}`,
    configuration: { ...result.configuration, id },
    totals: { ...result.totals, requests: 1000, throughputPerS: perS, goodputPerS: perS * (1 - errorRate), errorRate },
    latencyUs: { response: latency },
    host: { load1: { mean: 1, max: load1 }, stackLoad1: { mean: 1, max: stackLoad1 }, source: 'engineHost' },
    services: result.services.slice(0, 1).map((service) => ({
      ...service,
      service: 'db',
      role: 'database',
      memoryBytes: memory,
      cpuPercent: { mean: 1, p95: 1, max: 42 },
    })),
    targets: [
      { name: 'p99', metric: 'p99Ms', below: 100, measured: p99Ms, state: state(p99Ms < 100) },
      { name: 'p99-writes', metric: 'p99Ms', endpoint: 'writes', below: 1, measured: 2, state: 'fail' },
      {
        name: 'memory',
        metric: 'serviceMemoryMiB',
        service: 'db',
        below: 512,
        measured: databaseMiB,
        state: state(databaseMiB < 512),
      },
    ],
    ...(side.isInvalid && {
      verdict: { kind: 'invalid', seconds: 1, suspectSeconds: 0, invalidSeconds: 1, reasons: [] },
    }),
  }
}
