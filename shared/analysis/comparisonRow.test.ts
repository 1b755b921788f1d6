import { describe, expect, test } from 'vitest'
import type { ComparisonRow, RunResult } from '../domain/runResult.ts'
import type { VerdictKind } from '../domain/verdict.ts'
import { aManifest } from '../testing/aManifest.ts'
import { aReading } from '../testing/aReading.ts'
import { aCell, aSlot } from '../testing/aSlot.ts'
import { eventsOf } from '../testing/eventsOf.ts'
import { resultOf } from '../testing/resultOf.ts'
import { toComparisonRow } from './comparisonRow.ts'
import { rowVerdict } from './rowVerdict.ts'

/** One second with so many requests to each instance, all of which took `us`. */
function measured(us: number, counts: Record<string, number>, cpuPercent: number, container = 'lb'): RunResult {
  const cells = Object.entries(counts).map(([instance, count]) =>
    aCell({ instance, us: Array.from({ length: count }, () => us) }),
  )
  return resultOf({
    slots: [aSlot(0, cells)],
    readings: [aReading({ cpuPercent, container }), aReading({ container: 'api-2', cpuPercent: 1, memoryBytes: 9 })],
    hostReadings: [{ atMs: 1, load1: cpuPercent / 20, source: 'engineHost' }],
  })
}

const stopped = resultOf({
  manifest: aManifest({ outcome: { kind: 'stopped', during: 'measuring' } }),
  slots: [aSlot(0, [aCell({ instance: 'api-1', us: [9_000_000] })])],
  readings: [aReading({ container: 'api-2', cpuPercent: 400, memoryBytes: 1e9 })],
  events: eventsOf([0, { kind: 'state', at: 'measuring' }], [5000, { kind: 'state', at: 'draining' }]),
})

test('median and range of the completed repeats; what is not known is absent', () => {
  const runs = [
    measured(990, { 'api-1': 10, 'api-2': 10 }, 80),
    measured(2990, { 'api-1': 5, 'api-2': 15 }, 90, 'api-1'),
    stopped,
  ] as const
  const same = (value: number) => ({ median: value, min: value, max: value, runs: 2 })
  const latency = { median: 2000, min: 1000, max: 3000, runs: 2 }
  expect(toComparisonRow(runs)).toEqual({
    configuration: 'duo-lb:baseline',
    runIds: runs.map(({ runId }) => runId),
    outcomes: ['completed', 'completed', 'stopped'],
    verdicts: ['valid', 'valid', 'valid'],
    figures: {
      requests: same(20),
      throughputPerS: same(2),
      goodputPerS: same(2),
      meanUs: latency,
      p50Us: latency,
      p95Us: latency,
      p99Us: latency,
      maxUs: latency,
      errorRate: same(0),
      cpuPeakPercent: { median: 85, min: 80, max: 90, runs: 2 },
      memoryPeakBytes: same(1000),
      load1Max: { median: 4.25, min: 4, max: 4.5, runs: 2 },
    },
    cpuPeakContainer: 'api-1',
    memoryPeakContainer: 'lb',
    instances: [
      { name: 'api-1', share: 15 / 40 },
      { name: 'api-2', share: 25 / 40 },
    ],
    // Its plateau was passed without a single request.
    capacity: { indicative: false },
    crash: { observed: false, inRuns: 0 },
    redundancy: 'balancerOnly',
    targets: [],
  })
})

test('a configuration of which no run was completed has no figures', () => {
  const row = toComparisonRow([stopped])
  expect(row).toMatchObject({ outcomes: ['stopped'], figures: {}, instances: [], targets: [] })
  expect(row).not.toHaveProperty('capacity')
})

test.each<[values: number[], spread: ComparisonRow['figures']['requests']]>([
  [[3, 1, 2], { median: 2, min: 1, max: 3, runs: 3 }],
  [[4, 1, 3, 2], { median: 2.5, min: 1, max: 4, runs: 4 }],
  [[7], { median: 7, min: 7, max: 7, runs: 1 }],
])('requests %o', (values, spread) => {
  const [first, ...others] = values.map((count) => measured(1, { 'api-1': count }, 1))
  expect(first && toComparisonRow([first, ...others]).figures.requests).toEqual(spread)
})

describe('capacity: what all repeats agree on', () => {
  /** `100+ 300-`: the plateaus of a run, a minute each, at as many requests a second as users. */
  function run(written: string, kind: 'completed' | 'stopped' = 'completed'): RunResult {
    const plateaus = written.split(' ').map((one, phase) => {
      const users = Number.parseInt(one, 10)
      return {
        phase,
        users,
        durationMs: 48_000,
        throughputPerS: users,
        ...(!one.endsWith('?') && { holds: one.endsWith('+') }),
      }
    })
    const phases = plateaus.map(({ phase }) => ({ index: phase, fromMs: phase * 60_000, toMs: (phase + 1) * 60_000 }))
    const base = resultOf(kind === 'stopped' ? { manifest: aManifest({ outcome: { kind, during: 'measuring' } }) } : {})
    return {
      ...base,
      totals: { ...base.totals, durationMs: 60_000 * phases.length },
      phases: phases as RunResult['phases'],
      capacity: { bounds: { errorRate: 0.01, p95Ms: 2000 }, indicative: false, plateaus },
    }
  }

  test.each<{ runs: string[]; capacity: Omit<NonNullable<ComparisonRow['capacity']>, 'indicative'> }>([
    { runs: ['100+ 300+ 700-', '100+ 300+ 700-'], capacity: { atLeastUsers: 300, belowUsers: 700, atLeastPerS: 300 } },
    { runs: ['100+ 300+ 700-', '100+ 300- 700-'], capacity: { atLeastUsers: 100, belowUsers: 300, atLeastPerS: 100 } },
    { runs: ['100+ 300+ 700+', '100+ 300+ 700-'], capacity: { atLeastUsers: 300, belowUsers: 700, atLeastPerS: 300 } },
    { runs: ['100+ 300+ 700+', '100+ 300+ 700+'], capacity: { atLeastUsers: 700, atLeastPerS: 700 } },
    { runs: ['100+ 300+', '100- 300-'], capacity: { belowUsers: 100 } },
    { runs: ['100+ 300-', '100+ 300?'], capacity: { atLeastUsers: 100, belowUsers: 300, atLeastPerS: 100 } },
  ])('$runs', ({ runs, capacity }) => {
    const [first = run('1?'), ...others] = runs.map((one) => run(one))
    expect(toComparisonRow([first, ...others]).capacity).toEqual({ ...capacity, indicative: false })
  })

  test('a run that was not completed has no say', () => {
    expect(toComparisonRow([run('100+ 300+'), run('100-', 'stopped')]).capacity?.atLeastUsers).toBe(300)
  })

  test('one short plateau among those that decide makes it an indication', () => {
    const short = run('100+ 300-')
    const cut = { ...short, totals: { ...short.totals, durationMs: 80_000 } }
    expect(toComparisonRow([short, cut]).capacity).toMatchObject({ belowUsers: 300, indicative: true })
  })
})

test('a crash counts in every run, also in one that ended early; the first one is told', () => {
  const crashed = (atMs: number, of: RunResult): RunResult => ({
    ...of,
    crash: { observed: true, container: 'lb', role: 'balancer', atMs, sign: 'exit' },
  })
  const fine = resultOf()
  expect(toComparisonRow([fine, crashed(5000, stopped), crashed(2000, fine)]).crash).toEqual({
    observed: true,
    container: 'lb',
    role: 'balancer',
    atMs: 5000,
    sign: 'exit',
    inRuns: 2,
  })
})

test('targets have a state per completed run; one inferred cache figure makes the row’s inferred', () => {
  const judged = (state: 'pass' | 'fail', source: 'header' | 'inferred'): RunResult => ({
    ...resultOf(),
    targets: [{ name: 'errors', metric: 'errorRate', below: 0.01, state }],
    cache: { hits: 1, misses: 1, unclassified: 0, ratio: 0.5, source },
  })
  const row = toComparisonRow([judged('pass', 'header'), stopped, judged('fail', 'inferred')])
  expect(row.targets).toEqual([{ name: 'errors', states: ['pass', 'fail'] }])
  expect([row.cacheSource, row.figures.cacheRatio?.median]).toEqual(['inferred', 0.5])
})

describe('repeats that are invalid', () => {
  const judged = (kind: VerdictKind, us: number, runId: string): RunResult => ({
    ...measured(us, { 'api-1': 10 }, 50),
    runId,
    verdict: { kind, seconds: 60, suspectSeconds: 0, invalidSeconds: 0, reasons: [] },
  })

  test('are left out of medians, and named', () => {
    const row = toComparisonRow([
      judged('valid', 990, 'a'),
      judged('invalid', 900_000, 'b'),
      judged('suspect', 2990, 'c'),
    ])
    expect(row.figures.p95Us).toEqual({ median: 2000, min: 1000, max: 3000, runs: 2 })
    expect(row).toMatchObject({ verdicts: ['valid', 'invalid', 'suspect'], leftOut: ['b'], runIds: ['a', 'b', 'c'] })
    // What is left is only as good as the worst that was used.
    expect(rowVerdict(row)).toEqual({ kind: 'suspect', valid: 1, of: 3 })
  })

  test('stand where there is no other, and say what they are', () => {
    const row = toComparisonRow([judged('invalid', 990, 'a')])
    expect(row.figures.p95Us?.median).toBe(1000)
    expect(row).not.toHaveProperty('leftOut')
    expect(rowVerdict(row)).toEqual({ kind: 'invalid', valid: 0, of: 1 })
  })

  test('one that was stopped takes no other’s place', () => {
    const row = toComparisonRow([stopped, judged('invalid', 990, 'a')])
    expect(row.figures.p95Us?.runs).toBe(1)
  })
})

test('a comparison of before runs were judged has no verdict', () => {
  const { verdicts: _, ...row } = toComparisonRow([resultOf()])
  expect(rowVerdict(row)).toEqual({ valid: 0, of: 0 })
})
