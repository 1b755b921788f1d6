import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { leftOverTexts, looseSigns, unlikeTexts } from '../testing/wordListRules.ts'
import { en, fr } from './uiTexts.ts'

test('both languages have the same texts in all their forms, with the same values in them', () => {
  expect(unlikeTexts(en, fr)).toEqual([])
})

test('a text is named after the screen whose list it is in', () => {
  const named = Object.keys(en).filter((key) => !/^(?:frame|bench|live|result|history|setup)\.\w/.test(key))
  expect(named).toEqual([])
})

test('French has no-break spaces before its double signs', () => {
  expect(looseSigns(fr)).toEqual([])
})

test('no text is left over', () => {
  const root = join(import.meta.dirname, '../../../renderer')
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name),
  )
  const source = files.map((name) => readFileSync(join(root, name), 'utf8')).join('\n')
  expect(leftOverTexts(en, source)).toEqual([])
})
