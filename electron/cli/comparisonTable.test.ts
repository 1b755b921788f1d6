import { expect, test } from 'vitest'
import { toComparison } from '../../shared/analysis/toComparison.ts'
import { comparisonSchema } from '../../shared/domain/resultSchema.ts'
import type { RunResult } from '../../shared/domain/runResult.ts'
import { comparisonTable } from './comparisonTable.ts'
import { measuredResult, unmeasuredResult } from './testing/sampleResult.ts'

const measured = measuredResult()
const failed = unmeasuredResult({
  kind: 'failed',
  during: 'starting',
  failure: { kind: 'x' },
  message: 'It fell over.',
})

function tableOf(runs: readonly RunResult[], timeScale: number, width: number): string {
  const comparison = toComparison(runs, {
    id: 'c',
    createdAt: '2026-11-21T18:47:00.000Z',
    profile: { id: 'quick', timeScale },
    scenario: 'catalogue',
    seed: 7,
    outcome: 'completed',
    configurations: runs.map(({ configuration }) => configuration.id),
  })
  return comparisonTable(comparisonSchema.parse(comparison), width).replaceAll(/[\u00a0\u202f]/g, ' ')
}

const widest = (text: string): number => Math.max(...text.split('\n').map((line) => line.length))

test('the whole table where there is room', () => {
  const [titles, , first, second, third] = tableOf([measured, failed], 1, Number.POSITIVE_INFINITY).split('\n')
  expect(titles).toMatch(/^Configuration +Requests +Throughput +P50 +P95 +P99 +Errors +Instances +Cache hits +CPU peak/)
  expect(first).toBe(
    'duo-lb:baseline                 40   4.0 req/s  3.4 ms  250 ms  250 ms  25.00 %  api-1 66.67 %     66.67 %  41 % api-1  180 MiB api-1',
  )
  expect(second?.trim()).toBe('api-2 33.33 %')
  expect(third).toMatch(/^duo-lb:baseline \(failed\) +0 +– +– +– +– +– +– +no cache +– +–$/)
})

test('in eighty columns its second half goes below the first, and nothing is wider', () => {
  const text = tableOf([measured], 0.1, 80)
  expect(widest(text)).toBeLessThanOrEqual(80)
  expect(text.match(/^duo-lb:baseline/gm)).toHaveLength(2)
  for (const cell of ['4.0 req/s', '25.00 %', 'api-2 33.33 %', '66.67 %', '41 % api-1', '180 MiB api-1'])
    expect(text).toContain(cell)
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
