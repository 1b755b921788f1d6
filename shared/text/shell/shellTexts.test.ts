import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { looseSigns, unlikeTexts } from '../testing/wordListRules.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { shellTexts } from './shellTexts.ts'

test('both languages have the same texts, with the same values in them', () => {
  expect(unlikeTexts(en, fr)).toEqual([])
})

test('no text is left over, and none is missing', () => {
  const root = join(import.meta.dirname, '../../../electron/shell')
  const files = readdirSync(root).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  const source = files.map((name) => readFileSync(join(root, name), 'utf8')).join('\n')
  const used = [...source.matchAll(/'((?:menu|item|close|left|save|saved|notice)\.\w+)'/g)].map(([, key]) => key)
  expect([...new Set(used)].toSorted()).toEqual(Object.keys(en).toSorted())
})

test('French has no-break spaces before its double signs, and typographic apostrophes', () => {
  expect(looseSigns(fr)).toEqual([])
})

test('menus of one language never use an access key twice', () => {
  for (const words of [en, fr]) {
    const keys = Object.entries(words).flatMap(([key, text]) =>
      key.startsWith('menu.') ? [/&(.)/.exec(text)?.[1]?.toLowerCase()] : [],
    )
    expect(new Set(keys).size).toBe(keys.length)
  }
})

test('values are put in', () => {
  expect(shellTexts('fr').t('left.detail', { names: 'api-1, db' })).toBe(
    'Palier les supprimera à son prochain démarrage\u00a0: api-1, db.',
  )
})
