import { expect, test } from 'vitest'
import { aDiagnosis } from '../../../shared/testing/aDiagnosis.ts'
import { reportTexts } from '../../../shared/text/report/reportTexts.ts'
import { uiTexts } from '../../../shared/text/ui/uiTexts.ts'
import { resultAnchors } from './resultAnchors.ts'
import { sampleRun } from './testing/sampleComparison.ts'

const words = { t: uiTexts('en', 'UTC').t, report: reportTexts('en', 'UTC') }
const result = { ...sampleRun('r', 'a:b'), endpoints: [], services: [] }

test.each([
  {
    name: 'a comparison',
    parts: { hasComparison: true, hasBeforeAfter: true, hasLimits: true, hasCurves: true, hasDatabases: false },
    first: ['comparison', 'before-after', 'limits', 'curves', 'run'],
  },
  {
    name: 'with databases side by side',
    parts: { hasComparison: true, hasBeforeAfter: false, hasLimits: false, hasCurves: true, hasDatabases: true },
    first: ['comparison', 'database', 'curves', 'run'],
  },
  {
    name: 'of one configuration',
    parts: { hasComparison: true, hasBeforeAfter: false, hasLimits: false, hasCurves: false, hasDatabases: false },
    first: ['comparison', 'run'],
  },
  {
    name: 'a run alone',
    parts: { hasComparison: false, hasBeforeAfter: false, hasLimits: false, hasCurves: false, hasDatabases: false },
    first: ['run', 'over-time'],
  },
])('$name', ({ parts, first }) => {
  const ids = resultAnchors({ ...parts, result }, words).map(({ id }) => id)
  expect(ids.slice(0, first.length)).toEqual(first)
})

test('parts that are not there have no anchor', () => {
  const ids = resultAnchors(
    { hasComparison: true, hasBeforeAfter: false, hasLimits: false, hasCurves: true, hasDatabases: false, result },
    words,
  ).map(({ id }) => id)
  expect(ids).not.toContain('services')
  expect(ids).not.toContain('idle')
  expect(ids).not.toContain('timeline')
  expect(
    resultAnchors(
      {
        hasComparison: true,
        hasBeforeAfter: false,
        hasLimits: false,
        hasCurves: false,
        hasDatabases: false,
        result: undefined,
      },
      words,
    ),
  ).toHaveLength(1)
})

test('a run with a diagnosis has its timeline and findings first, its failover behind the phases', () => {
  const parts = { hasComparison: false, hasBeforeAfter: false, hasLimits: false, hasCurves: false, hasDatabases: false }
  const ids = resultAnchors({ ...parts, result: { ...result, diagnosis: aDiagnosis() } }, words).map(({ id }) => id)
  expect(ids.slice(0, 4)).toEqual(['run', 'timeline', 'findings', 'over-time'])
  expect(ids.indexOf('failover')).toBe(ids.indexOf('phases') + 1)
})
