import { describe, expect, test } from 'vitest'
import { findingRules, findingSchema } from '../../../domain/diagnosisSchema.ts'
import { diagnose } from '../diagnose.ts'
import { aStackRun } from './testing/aStack.ts'
import { cacheCases } from './testing/cacheCases.ts'
import { connectionCases } from './testing/connectionCases.ts'
import { cpuCases } from './testing/cpuCases.ts'
import { endCases } from './testing/endCases.ts'
import { faultCases } from './testing/faultCases.ts'
import { gapCases } from './testing/gapCases.ts'

const cases = [...cpuCases, ...cacheCases, ...connectionCases, ...endCases, ...faultCases, ...gapCases]

describe.each(findingRules)('%s', (rule) => {
  const own = cases.filter((one) => one.rule === rule)

  test.each(own.filter(({ fires }) => fires !== undefined))('fires: $name', ({ run, fires }) => {
    const found = diagnose(run).findings.filter((finding) => finding.rule === rule)
    expect(found.map(({ confidence, container = '' }) => `${confidence} ${container}`.trim())).toEqual([fires])
  })

  test.each(own.filter(({ fires }) => fires === undefined))('does not fire: $name', ({ run }) => {
    expect(diagnose(run).findings.map((finding) => finding.rule)).not.toContain(rule)
  })

  test('has a case of either kind', () => {
    expect(new Set(own.map(({ fires }) => fires === undefined)).size).toBe(2)
  })
})

test.each(cases)('$rule, $name: what is found can be stored, with figures and a time within the run', ({ run }) => {
  for (const finding of diagnose(run).findings) {
    expect(findingSchema.parse(JSON.parse(JSON.stringify(finding)))).toEqual(finding)
    expect(Object.keys(finding.figures).length).toBeGreaterThan(0)
    expect(finding.toMs).toBeGreaterThanOrEqual(finding.fromMs)
  }
})

test('nothing is found in a quiet run', () => {
  expect(diagnose(aStackRun()).findings).toEqual([])
})
