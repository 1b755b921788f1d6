import { expect, test } from 'vitest'
import type { Finding } from '../../shared/domain/diagnosis.ts'
import type { RunResult } from '../../shared/domain/runResult.ts'
import { causeText, findingLines } from './findingLines.ts'

const finding: Finding = {
  rule: 'cpuThrottling',
  confidence: 'high',
  container: 'api-1',
  fromMs: 12_000,
  toMs: 70_000,
  figures: { throttledPercent: 98, cpuOfLimitPercent: 100, inFlightBefore: 10, inFlight: 800, p95Ms: 3100 },
  evidence: { counters: [], logs: [], outcomes: {}, engine: [] },
  marks: [],
  rulesOut: ['workerSaturation'],
  advice: [{ parameter: 'API_CPUS', from: 0.1, direction: 'raise' }],
}

function told(changes: Partial<NonNullable<RunResult['diagnosis']>> = {}): Pick<RunResult, 'diagnosis'> {
  const nothing = { lanes: [], marks: [], noService: [], findings: [], phases: [], faults: [], failovers: [] }
  return { diagnosis: { ...nothing, ...changes } }
}

test.each<{ name: string; of: Pick<RunResult, 'diagnosis'>; text: string | undefined }>([
  { name: 'a result of before it was made', of: {}, text: undefined },
  { name: 'a quiet run', of: told(), text: 'no symptom' },
  {
    name: 'a symptom that nothing explains',
    of: told({ firstSymptomMs: 13_000 }),
    text: 'first symptom at 0:13: no cause established',
  },
  {
    name: 'a cause',
    of: told({ firstSymptomMs: 13_000, findings: [finding] }),
    text: 'first symptom at 0:13: api-1 used up its CPU quota (high confidence)',
  },
])('in one line: $name', ({ of, text }) => {
  expect(causeText(of)).toBe(text)
})

test('every finding with its time, figures, what it rules out and what to change', () => {
  const lines = findingLines(told({ findings: [finding] }))?.replaceAll(/[\u00a0\u202f]/g, ' ')
  expect(lines?.split('\n')).toEqual([
    '1  api-1 used up its CPU quota (high confidence, 0:12 – 1:10)',
    '   The quota was used up in 98 % of its periods, in the rest of which the kernel lets nothing run; CPU was at 100 % of the limit. Requests under way grew from 10 to 800, P95 to 3.1 s.',
    '   Rules out: too few workers.',
    '   Raise API_CPUS, now 0.1.',
  ])
  expect(findingLines(told())).toBeUndefined()
})
