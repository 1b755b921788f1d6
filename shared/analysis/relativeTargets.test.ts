import { describe, expect, test } from 'vitest'
import { comparisonSchema } from '../domain/comparisonSchema.ts'
import type { Target } from '../domain/objectives.ts'
import type { RunResult } from '../domain/runResult.ts'
import { aManifest } from '../testing/aManifest.ts'
import { aCell, aSlot } from '../testing/aSlot.ts'
import { resultOf } from '../testing/resultOf.ts'
import { judgedRuns } from './relativeTargets.ts'
import { toComparison } from './toComparison.ts'

const relative: Target = { name: 'p95', metric: 'p95Ms', relativeTo: 'baseline', below: 1.1, warning: 1.05 }

/** Ten seconds with one request of so many ms. */
function aRun(configuration: string, latencyMs: number, target: Target = relative): RunResult {
  const manifest = aManifest({ outcome: { kind: 'completed' } })
  return resultOf({
    manifest: {
      ...manifest,
      id: `${configuration}-${latencyMs}`,
      configuration: { ...manifest.configuration, id: configuration },
      objectives: { id: 'o', title: { en: 'O', fr: 'O' }, capacity: { errorRate: 1, p95Ms: 1 }, targets: [target] },
    },
    slots: [aSlot(1, [aCell({ us: [latencyMs * 1000 - 10] })])],
  })
}

function compare(runs: readonly RunResult[], baseline = 'a') {
  const comparison = toComparison(runs, {
    id: 'c',
    createdAt: '2026-11-21T18:47:00.000Z',
    profile: { id: 'quick', timeScale: 1 },
    scenario: 'catalogue',
    seed: 7,
    outcome: 'completed',
    configurations: ['a', 'b'],
    repeat: 1,
    baseline,
    planned: [],
  })
  return comparisonSchema.parse(JSON.parse(JSON.stringify(comparison)))
}

const rowOf = (comparison: ReturnType<typeof compare>, id: string) =>
  comparison.comparison.rows.find(({ configuration }) => configuration === id)?.targets

describe('against a baseline of 100 ms', () => {
  test.each<[latencyMs: number, target: Partial<Target>, state: string]>([
    [104, {}, 'pass'],
    [105, {}, 'warning'],
    [109, {}, 'warning'],
    [111, {}, 'fail'],
    [50, {}, 'pass'],
    [95, { name: 'p95', metric: 'p95Ms', relativeTo: 'baseline', above: 0.9 }, 'pass'],
    [90, { name: 'p95', metric: 'p95Ms', relativeTo: 'baseline', above: 0.9 }, 'fail'],
  ])('%d ms, %o: %s', (latencyMs, changed, state) => {
    const target = Object.keys(changed).length === 0 ? relative : (changed as Target)
    const comparison = compare([aRun('a', 100, target), aRun('b', latencyMs, target)])
    expect(rowOf(comparison, 'b')).toEqual([{ name: 'p95', states: [state], compared: 100 }])
    expect(judgedRuns(comparison)[1]?.targets).toEqual([{ ...target, measured: latencyMs, compared: 100, state }])
  })
})

test('against the median of the baseline’s repeats; each repeat is judged', () => {
  const comparison = compare([aRun('a', 100), aRun('a', 400), aRun('a', 200), aRun('b', 215), aRun('b', 230)])
  expect(rowOf(comparison, 'b')).toEqual([{ name: 'p95', states: ['warning', 'fail'], compared: 200 }])
})

test('the baseline is held against nothing, and its own runs’ results stay as they are', () => {
  const runs = [aRun('a', 100), aRun('b', 300)]
  const comparison = compare(runs, 'b')
  expect(rowOf(comparison, 'b')).toEqual([{ name: 'p95', states: ['notMeasurable'], reason: 'isBaseline' }])
  expect(rowOf(comparison, 'a')).toEqual([{ name: 'p95', states: ['pass'], compared: 300 }])
  expect(comparison.runs).toEqual(JSON.parse(JSON.stringify(runs)))
})

test.each<[name: string, runs: RunResult[], against: object]>([
  ['a baseline that never ran', [aRun('b', 100)], { reason: 'baselineNotMeasured' }],
  [
    'a baseline that was stopped',
    [{ ...aRun('a', 100), outcome: { kind: 'stopped', during: 'measuring' } }, aRun('b', 100)],
    { reason: 'baselineNotMeasured' },
  ],
  [
    'a figure of 0, of which every multiple is 0',
    ['a', 'b'].map((id) => aRun(id, 100, { ...relative, metric: 'errorRate' })),
    { compared: 0, reason: 'baselineIsZero' },
  ],
])('not judged: %s', (_name, runs, against) => {
  expect(rowOf(compare(runs), 'b')).toEqual([{ name: 'p95', states: ['notMeasurable'], ...against }])
})

test('a run that a missed target has stopped is judged in its row', () => {
  const target: Target = { name: 'p50', metric: 'p50Ms', below: 50, over: '1s', whenMissed: 'stop' }
  const stopped: RunResult = {
    ...aRun('b', 100, target),
    outcome: { kind: 'stopped', during: 'measuring', missed: 'p50' },
  }
  const rows = compare([aRun('a', 10, target), stopped])
  expect([rowOf(rows, 'a'), rowOf(rows, 'b')]).toEqual([
    [{ name: 'p50', states: ['pass'] }],
    [{ name: 'p50', states: ['fail'] }],
  ])
})
