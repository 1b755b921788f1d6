import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { chart } from '../chart/en.ts'
import { leftOverTexts, looseSigns, unlikeTexts } from '../testing/wordListRules.ts'
import { bench } from './en/bench.ts'
import { curves } from './en/curves.ts'
import { frame } from './en/frame.ts'
import { history } from './en/history.ts'
import { live } from './en/live.ts'
import { result } from './en/result.ts'
import { setup } from './en/setup.ts'
import { suites } from './en/suites.ts'
import { en, fr } from './uiTexts.ts'

test('both languages have the same texts in all their forms, with the same values in them', () => {
  expect(unlikeTexts(en, fr)).toEqual([])
})

test('a text is named after the screen whose list it is in', () => {
  const lists = Object.entries({ frame, curves, bench, live, result, history, setup, suites })
  const stray = lists.flatMap(([name, words]) => Object.keys(words).filter((key) => !key.startsWith(`${name}.`)))
  expect(stray).toEqual([])
})

test('French has no-break spaces before its double signs', () => {
  expect(looseSigns(fr)).toEqual([])
})

// Words of charts are the report's too, and looked for there.
test('no text of a screen is left over', () => {
  const root = join(import.meta.dirname, '../../../renderer')
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name),
  )
  const source = files.map((name) => readFileSync(join(root, name), 'utf8')).join('\n')
  const own = Object.fromEntries(Object.entries(en).filter(([key]) => !Object.hasOwn(chart, key)))
  expect(leftOverTexts(own, source)).toEqual([])
})
