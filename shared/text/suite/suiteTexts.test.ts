import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { leftOverTexts, looseSigns, unlikeTexts } from '../testing/wordListRules.ts'
import { suite as en } from './en.ts'
import { suite as fr } from './fr.ts'

test('both languages have the same texts in all their forms, with the same values in them', () => {
  expect(unlikeTexts(en, fr)).toEqual([])
})

test('no text is left over', () => {
  const files = [
    'electron/engine/report/makeSuiteIndex.ts',
    'electron/engine/report/sections/suiteComparisonSection.ts',
    'shared/tables/suiteTable.ts',
  ]
  const source = files.map((file) => readFileSync(join(import.meta.dirname, '../../..', file), 'utf8')).join('\n')
  expect(leftOverTexts(en, source)).toEqual([])
})

test('French has no-break spaces before its double signs', () => {
  expect(looseSigns(fr)).toEqual([])
})
