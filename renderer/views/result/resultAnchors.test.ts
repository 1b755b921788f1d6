import { expect, test } from 'vitest'
import { reportTexts } from '../../../shared/text/report/reportTexts.ts'
import { uiTexts } from '../../../shared/text/ui/uiTexts.ts'
import { resultAnchors } from './resultAnchors.ts'
import { sampleRun } from './testing/sampleComparison.ts'

const words = { t: uiTexts('en', 'UTC').t, report: reportTexts('en', 'UTC') }
const result = { ...sampleRun('r', 'a:b'), endpoints: [], services: [] }

test.each([
  { name: 'a comparison', parts: { hasComparison: true, hasCurves: true }, first: ['comparison', 'curves', 'run'] },
  { name: 'of one configuration', parts: { hasComparison: true, hasCurves: false }, first: ['comparison', 'run'] },
  { name: 'a run alone', parts: { hasComparison: false, hasCurves: false }, first: ['run', 'over-time'] },
])('$name', ({ parts, first }) => {
  const ids = resultAnchors({ ...parts, result }, words).map(({ id }) => id)
  expect(ids.slice(0, first.length)).toEqual(first)
})

test('parts that are not there have no anchor', () => {
  const ids = resultAnchors({ hasComparison: true, hasCurves: true, result }, words).map(({ id }) => id)
  expect(ids).not.toContain('services')
  expect(ids).not.toContain('idle')
  expect(resultAnchors({ hasComparison: true, hasCurves: false, result: undefined }, words)).toHaveLength(1)
})
