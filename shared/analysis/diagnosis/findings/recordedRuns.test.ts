import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { FindingRule } from '../../../domain/diagnosis.ts'
import { findingRules } from '../../../domain/diagnosisSchema.ts'
import { recordedRun } from '../../../testing/runs/recordedRun.ts'
import { findingText } from '../../../text/diagnosis/findingText.ts'
import { diagnose } from '../diagnose.ts'

interface RecordedCase {
  /** File in `shared/testing/runs`, whose README says how each was made. */
  readonly run: string
  /** Everything that is found, in order: rule, component, confidence. */
  readonly found: readonly string[]
  /** Rules that came close: their state was reached, and nobody suffered, or it was something else. */
  readonly not: readonly FindingRule[]
}

const late = 'generatorLimited generator high'
const crowded = (confidence: 'low' | 'medium') => `hostSaturation - ${confidence}`

const cases: readonly RecordedCase[] = [
  {
    run: 'descriptors-used-up',
    found: ['descriptorExhaustion lb high', crowded('medium'), late],
    not: ['balancerExhaustion', 'workerSaturation'],
  },
  {
    run: 'dead-address-kept',
    found: ['processEnded api-2 high', 'deadAddressKept api-2 high', crowded('medium'), late],
    not: ['unevenDistribution', 'blackholedInstance', 'workerSaturation'],
  },
  { run: 'dead-address-unnoticed', found: ['processEnded api-2 high', late], not: ['deadAddressKept'] },
  {
    run: 'workers-wait',
    found: ['workerSaturation api-1 medium', crowded('low'), late],
    not: ['memoryLimit', 'databaseSaturation'],
  },
  {
    run: 'uneven-shares',
    found: ['unevenDistribution api-1 high', 'cpuThrottling api-1 high', late],
    not: ['workerSaturation', 'deadAddressKept'],
  },
  { run: 'one-address-unnoticed', found: [late], not: ['unevenDistribution', 'cpuThrottling'] },
  {
    run: 'memory-squeezed',
    found: ['injectedFault api-1 high', 'memoryLimit api-1 high', crowded('low'), 'generatorLimited generator medium'],
    not: ['outOfMemory', 'processEnded', 'workerSaturation'],
  },
  { run: 'memory-full-unnoticed', found: [late], not: ['memoryLimit', 'outOfMemory', 'injectedFault'] },
  {
    run: 'small-cache',
    found: [
      crowded('medium'),
      'ineffectiveCache redis high',
      'cpuThrottling - medium',
      'databaseConnections db high',
      late,
    ],
    not: ['workerSaturation', 'memoryLimit'],
  },
  { run: 'small-cache-unnoticed', found: [late], not: ['ineffectiveCache'] },
  { run: 'cache-that-saves', found: [late], not: ['ineffectiveCache', 'cpuThrottling', 'unevenDistribution'] },
  {
    run: 'instance-frozen',
    found: ['injectedFault api-2 high', late],
    not: ['unevenDistribution', 'processEnded', 'processFrozen', 'workerSaturation'],
  },
  {
    run: 'frozen-by-somebody',
    found: ['processFrozen api-2 high', crowded('medium'), late],
    not: ['injectedFault', 'unevenDistribution', 'processEnded', 'workerSaturation', 'blackholedInstance'],
  },
  {
    run: 'cache-frozen',
    found: ['injectedFault redis high'],
    not: ['ineffectiveCache', 'processEnded', 'processFrozen'],
  },
  {
    run: 'database-frozen',
    found: ['injectedFault db high', crowded('medium'), 'singlePointOfFailure db high', late],
    not: ['databaseConnections', 'workerSaturation', 'timeoutCascade', 'processFrozen'],
  },
  {
    run: 'cpu-taken-up',
    found: ['injectedFault api-1 high', 'cpuThrottling api-1 medium', late],
    not: ['workerSaturation', 'outOfMemory'],
  },
  {
    run: 'packets-lost',
    found: ['injectedFault api-2 high', crowded('low'), late],
    not: ['unevenDistribution', 'processEnded', 'blackholedInstance'],
  },
  {
    run: 'instance-cut-off',
    found: ['injectedFault api-2 high', 'blackholedInstance api-2 medium', crowded('low')],
    not: ['processEnded', 'unevenDistribution'],
  },
  {
    run: 'balancer-exhausted',
    found: ['cpuThrottling - high', 'balancerExhaustion lb high'],
    not: ['balancerPressure', 'descriptorExhaustion', 'workerSaturation'],
  },
  { run: 'balancer-pressed', found: ['balancerPressure lb high'], not: ['balancerExhaustion', 'cpuThrottling'] },
  {
    run: 'database-at-quota',
    found: ['databaseSaturation db high'],
    not: ['cpuThrottling', 'dominatingQuery', 'workerSaturation'],
  },
  {
    run: 'statement-dominates',
    found: ['databaseSaturation db high', 'dominatingQuery db medium'],
    not: ['cpuThrottling', 'databaseConnections', 'workerSaturation'],
  },
  { run: 'statement-of-an-idle-database', found: [], not: ['dominatingQuery', 'databaseSaturation'] },
  {
    run: 'pools-above-limit',
    found: ['databaseConnections db high', 'timeoutCascade api-2 medium'],
    not: ['databaseSaturation', 'workerSaturation', 'hostSaturation'],
  },
  {
    run: 'requests-time-out',
    found: [crowded('medium'), 'cpuThrottling api-1 high', 'timeoutCascade api-1 medium'],
    not: ['databaseConnections', 'workerSaturation', 'singlePointOfFailure'],
  },
  {
    run: 'generator-starved',
    found: [late, crowded('medium'), 'balancerExhaustion lb high'],
    not: ['workerSaturation', 'timeoutCascade'],
  },
  {
    run: 'only-instance-killed',
    found: ['processEnded api-1 high', 'singlePointOfFailure api-1 high', crowded('low')],
    not: ['outOfMemory', 'engineRestarted', 'timeoutCascade', 'blackholedInstance'],
  },
  {
    run: 'engine-restarted',
    found: ['engineRestarted - high'],
    not: ['processEnded', 'outOfMemory', 'singlePointOfFailure', 'deadAddressKept', 'blackholedInstance'],
  },
  {
    run: 'only-instance-out-of-memory',
    found: ['outOfMemory api-1 high', 'singlePointOfFailure api-1 high', crowded('low')],
    not: ['processEnded', 'memoryLimit', 'timeoutCascade'],
  },
  { run: 'quiet', found: [], not: ['generatorLimited', 'hostSaturation', 'injectedFault', 'singlePointOfFailure'] },
]

const recorded = (name: string) =>
  recordedRun(readFileSync(join(import.meta.dirname, '../../../testing/runs', `${name}.ndjson`), 'utf8'))

describe.each(cases)('$run', ({ run, found, not }) => {
  const { findings } = diagnose(recorded(run))

  test('what is found, the most likely cause first', () => {
    expect(findings.map(({ rule, container = '-', confidence }) => `${rule} ${container} ${confidence}`)).toEqual(found)
  })

  test('what comes close is not found', () => {
    expect(findings.map(({ rule }) => rule).filter((rule) => not.includes(rule))).toEqual([])
  })

  test('is said in both languages', () => {
    const texts = findings.flatMap((finding) => [findingText(finding), findingText(finding, 'fr')])
    expect(JSON.stringify(texts)).not.toMatch(/\{\{|undefined|NaN/)
  })
})

test('a pool whose database is frozen is not too small, on a machine that has nothing else to blame either', () => {
  const run = recorded('database-frozen')
  expect(run.logs.filter(({ sign }) => sign === 'poolTimeout').length).toBeGreaterThan(0)
  const { findings } = diagnose({ ...run, hostReadings: [] })
  expect(findings.map(({ rule }) => rule)).not.toContain('databaseConnections')
})

test.each(findingRules)('%s is recorded where it fires and where it must not', (rule) => {
  expect(cases.filter(({ found }) => found.some((one) => one.startsWith(`${rule} `)))).not.toEqual([])
  expect(cases.filter(({ not }) => not.includes(rule))).not.toEqual([])
})
