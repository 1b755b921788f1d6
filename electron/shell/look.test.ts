import { expect, test } from 'vitest'
import { backgroundOf, languageOf } from './look.ts'

test.each<['system' | 'en' | 'fr', string[], string]>([
  ['system', ['fr-CH', 'en'], 'fr'],
  ['system', ['en-GB', 'fr'], 'en'],
  ['system', ['fro'], 'en'],
  ['system', [], 'en'],
  ['en', ['fr'], 'en'],
  ['fr', ['en'], 'fr'],
])('%s with %o speaks %s', (language, preferred, expected) => {
  expect(languageOf({ language }, { getPreferredSystemLanguages: () => preferred })).toBe(expected)
})

test('a window opens in the ground of its theme', () => {
  expect([true, false].map((shouldUseDarkColors) => backgroundOf({ shouldUseDarkColors }))).toEqual([
    '#121517',
    '#fbfbfa',
  ])
})
