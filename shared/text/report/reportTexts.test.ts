import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { leftOverTexts, looseSigns, unlikeTexts } from '../testing/wordListRules.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { reportTexts, type TextKey } from './reportTexts.ts'

test('both languages have the same texts in all their forms, with the same values in them', () => {
  expect(unlikeTexts(en, fr)).toEqual([])
})

test('no text is left over', () => {
  const roots = ['electron/engine/report', 'shared/tables', 'shared/text/report'].map((folder) =>
    join(import.meta.dirname, '../../..', folder),
  )
  const files = roots.flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !/^(?:en|fr)\.ts$/.test(name))
      .map((name) => join(root, name)),
  )
  const source = files.map((file) => readFileSync(file, 'utf8')).join('\n')
  expect(leftOverTexts(en, source)).toEqual([])
})

test('French has no-break spaces before its double signs', () => {
  expect(looseSigns(fr)).toEqual([])
})

test.each<['en' | 'fr', TextKey, number, string]>([
  ['en', 'facts.scenarioText', 1, 'x (1 request)'],
  ['en', 'facts.scenarioText', 0, 'x (0 requests)'],
  ['fr', 'facts.scenarioText', 0, 'x (0 requête)'],
  ['fr', 'facts.scenarioText', 1, 'x (1 requête)'],
  ['fr', 'facts.scenarioText', 2, 'x (2 requêtes)'],
  ['fr', 'facts.scenarioText', 1_000_000, 'x (1\u202f000\u202f000 de requêtes)'],
])('%s %s of %i', (language, key, count, text) => {
  expect(reportTexts(language, 'UTC').t(key, { count, id: 'x' })).toBe(text)
})

test.each<['en' | 'fr', string, string]>([
  ['en', '21 November 2026 at 14:39 (UTC)', '1,354 27.54 < 0.01 −7.1 12 9.5'],
  ['fr', '21 novembre 2026 à 14:39 (UTC)', '1\u202f354 27,54 < 0,01 −7,1 12 9,5'],
])('figures of %s', (language, date, figures) => {
  const say = reportTexts(language, 'UTC').figures
  expect(say.date('2026-11-21T14:39:00.000Z')).toBe(date)
  const parts = [
    say.count(1354),
    say.percent(0.2754),
    say.percent(0.000_01),
    say.signed(-7.1, 1),
    say.ms(12_300),
    say.ms(9500),
  ]
  expect(parts.join(' ').replaceAll('\u00a0', ' ')).toBe(figures)
})
