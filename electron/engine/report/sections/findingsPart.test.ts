import { expect, test } from 'vitest'
import type { Diagnosis } from '../../../../shared/domain/diagnosis.ts'
import type { Language } from '../../../../shared/domain/language.ts'
import { aDiagnosis } from '../../../../shared/testing/aDiagnosis.ts'
import { tunedComparison } from '../../../../shared/testing/tunedComparison.ts'
import { reportTexts } from '../../../../shared/text/report/reportTexts.ts'
import { findingsPart } from './findingsPart.ts'

const place = { comparison: tunedComparison(), configuration: 'duo-lb:baseline', logOf: () => undefined }

function read(diagnosis: Diagnosis, language: Language = 'en'): string {
  const { html } = findingsPart(diagnosis, reportTexts(language, 'UTC'), place)
  return html
    .replaceAll(/<\/(?:div|dt|dd|li)>/g, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/[ \u00a0\u202f]+/g, ' ')
}

test('a finding is told with its time, all that was recorded around it, and what its advice brought', () => {
  const text = read(aDiagnosis())
  expect(text).toContain('high confidence 3:59 – 5:01, marks 3, 4 and 5')
  expect(text).toContain('10 s before → 3:59')
  expect(text).toContain('Open connections (lb): 1,019 → 1,024, limit 1,024')
  expect(text).toContain('answered: 1,020 · HTTP 500 or other 5xx: 361 · connection reset: 902')
  expect(text).toMatch(/3:59 lb · 2,318 lines of this kind \[alert\] 7#7: \*50731 1024 worker_connections/)
  expect(text).toContain(
    'Change NGINX_PROFILE, now baseline. Measured in duo-lb:tuned, NGINX_PROFILE baseline → tuned: at least 10 users instead of below 10 users; P95 10 ms instead of 3.0 s.',
  )
})

test('the statement that takes the time stands in full, and evidence that is not there is not mentioned', () => {
  const [first, ...others] = aDiagnosis().findings
  if (first === undefined) throw new Error('a finding')
  const query = `SELECT ${'a_long_column, '.repeat(40)}id FROM units`
  const evidence = { counters: [], logs: [], outcomes: {}, engine: [] }
  const bare = { ...first, rule: 'dominatingQuery' as const, query, evidence, marks: [], advice: [] }
  const text = read({ ...aDiagnosis(), findings: [bare] }, 'fr')
  expect(others).toHaveLength(1)
  expect(text).toContain(query)
  expect(text).not.toContain('Compteurs')
  expect(text).toContain('À notre connaissance, aucun paramètre de cette topologie n’y change rien.')
})
