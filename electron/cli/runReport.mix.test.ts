import { expect, test } from 'vitest'
import { runReport } from './runReport.ts'
import { measuredResult } from './testing/sampleResult.ts'

test('reads and writes of the mix stand below the endpoints, achieved and intended', () => {
  const measured = measuredResult()
  const methods = Object.fromEntries(measured.endpoints.map(({ name }, at) => [name, at === 0 ? 'GET' : 'POST']))
  const endpoints = measured.endpoints.map((endpoint) => ({ ...endpoint, intendedShare: 0.5 }))
  const text = runReport({ ...measured, endpoints, scenario: { ...measured.scenario, methods } })
  expect(text).toContain('\nreads 50.0 % / writes 50.0 % (intended: reads 50.0 % / writes 50.0 %)\n')
  expect(runReport(measured)).not.toContain('reads')
})
