import { expect, test } from 'vitest'
import { toComparison } from '../../shared/analysis/toComparison.ts'
import { comparisonSchema } from '../../shared/domain/comparisonSchema.ts'
import type { Comparison, RunResult } from '../../shared/domain/runResult.ts'
import { comparisonTable } from './comparisonTable.ts'
import { measuredResult, unmeasuredResult } from './testing/sampleResult.ts'

const measured = measuredResult()
const failure = { kind: 'failed', during: 'starting', failure: { kind: 'x' }, message: 'It fell over.' } as const
const failed: RunResult = {
  ...unmeasuredResult(failure),
  configuration: { ...measured.configuration, id: 'solo:baseline' },
}

function tableOf(runs: readonly RunResult[], timeScale: number, width: number, more: Partial<Comparison> = {}): string {
  const planned = runs.map(({ runId, configuration }) => ({ runId, configuration: configuration.id, repeat: 1 }))
  const comparison = toComparison(runs, {
    id: 'c',
    createdAt: '2026-11-21T18:47:00.000Z',
    profile: { id: 'quick', timeScale },
    scenario: 'catalogue',
    seed: 7,
    outcome: 'completed',
    configurations: [...new Set(planned.map(({ configuration }) => configuration))],
    repeat: 1,
    baseline: planned[0]?.configuration ?? '',
    planned,
  })
  return comparisonTable(comparisonSchema.parse({ ...comparison, ...more }), width).replaceAll(/[\u00a0\u202f]/g, ' ')
}

const widest = (text: string): number => Math.max(...text.split('\n').map((line) => line.length))

test('the whole table where there is room', () => {
  const lines = tableOf([measured, failed], 1, Number.POSITIVE_INFINITY).split('\n')
  const cells = (line = ''): string[] => line.split(/ {2,}/)
  expect(cells(lines[0])).toEqual([
    'Configuration',
    'Verdict',
    'Requests',
    'Throughput',
    'P50',
    'P95',
    'P99',
    'Errors',
    'Capacity',
    'Crash',
    'Redundancy',
    'Instances',
    'Cache hits',
    'CPU peak',
    'Memory peak',
  ])
  expect(cells(lines[2])).toEqual([
    'duo-lb:baseline',
    'valid',
    '40',
    '4.0 req/s',
    '3.4 ms',
    '250 ms',
    '250 ms',
    '25.00 %',
    'below 10 users (indicative)',
    'api-2 at 0:04',
    'instances only',
    'api-1 66.67 %',
    '66.67 %',
    '41 % api-1',
    '180 MiB api-1',
  ])
  expect(cells(lines[3])).toEqual(['', 'exited', 'api-2 33.33 %'])
  expect(lines[4]).toMatch(/^solo:baseline \(failed\) +– +– +– +– +– +– +– +– +no /)
})

test('in eighty columns what does not fit goes below, and nothing is wider', () => {
  const text = tableOf([measured], 0.1, 80)
  expect(widest(text)).toBeLessThanOrEqual(80)
  expect(text.match(/^duo-lb:baseline /gm)).toHaveLength(3)
  for (const cell of ['4.0 req/s', '25.00 %', 'api-2 33.33 %', '66.67 %', '41 % api-1', '180 MiB api-1'])
    expect(text).toContain(cell)
})

test('of several runs the median, and the range below it', () => {
  const other = { ...measured, runId: 'r2', totals: { ...measured.totals, requests: 60, throughputPerS: 6 } }
  const text = tableOf([measured, other], 1, 300, { repeat: 2 })
  expect(text).toMatch(/^duo-lb:baseline +valid +50 +5\.0 req\/s/m)
  expect(text).toMatch(/^2 runs +40 – 60 +4\.0 req\/s – 6\.0 req\/s/m)
  expect(text).toContain('in 2 of 2 runs')
  expect(text).toContain('Figures of several runs are their median')
})

test('targets are told under the table, each by the worst of its runs', () => {
  const target = { metric: 'p99Ms', below: 100 } as const
  const run: RunResult = {
    ...measured,
    objectives: 'server',
    targets: [
      { ...target, name: 'p99', state: 'fail', measured: 250 },
      { ...target, name: 'p50', state: 'pass', measured: 3 },
      { ...target, name: 'load', state: 'notMeasurable' },
    ],
  }
  expect(tableOf([run], 1, 300, { objectives: 'server' })).toContain(
    'duo-lb:baseline: 1 of 3 targets of server met; missed: p99; not measurable: load.',
  )
})

test('a compressed profile is said, the whole one is not', () => {
  expect(tableOf([measured], 0.1, 200)).toContain('Time scale 0.1: every stage of quick took 10 % of its time.')
  expect(tableOf([measured], 1, 200)).not.toContain('Time scale')
})

test('requests that are not accounted for are said under the table', () => {
  const lost = { ...measured, conservation: { ...measured.conservation, unaccounted: 3 } }
  expect(tableOf([lost], 1, 200)).toContain(
    'duo-lb:baseline: 3 requests are not accounted for; do not trust its figures.',
  )
})

test('a repeat in which the generator was the limit is in no median, and named with the reason', () => {
  const verdict = {
    kind: 'invalid',
    seconds: 10,
    suspectSeconds: 0,
    invalidSeconds: 4,
    reasons: [{ reason: 'sendLag', seconds: 4 }],
  } as const
  const late: RunResult = {
    ...measured,
    runId: 'r2',
    totals: { ...measured.totals, requests: 9 },
    verdict: { ...verdict, reasons: [...verdict.reasons] },
  }
  const text = tableOf([measured, late], 1, 300, { repeat: 2 })
  expect(text).toMatch(/^duo-lb:baseline +valid +40 /m)
  expect(text).toMatch(/^2 runs +1 of 2 valid/m)
  const note = 'duo-lb:baseline, run 2 (r2) is invalid: Send lag above 20 ms in 4 of 10 s. Left out of every median.'
  expect(text.replaceAll('\n', ' ')).toContain(note)
})
