import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { leftOverTexts, looseSigns, unlikeTexts } from '../testing/wordListRules.ts'
import { decisiveWords } from './decisiveWords.ts'
import { timeline as en } from './en.ts'
import { timeline as fr } from './fr.ts'

test('both languages have the same texts in all their forms, with the same values in them', () => {
  expect(unlikeTexts(en, fr)).toEqual([])
})

test('no text is left over', () => {
  const roots = ['electron/engine/report', 'renderer/ui', 'renderer/views', 'shared/tables', 'shared/text'].map(
    (folder) => join(import.meta.dirname, '../../..', folder),
  )
  const files = roots.flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) && !/(?:^|\/)(?:en|fr)\.ts$/.test(name))
      .map((name) => join(root, name)),
  )
  expect(leftOverTexts(en, files.map((file) => readFileSync(file, 'utf8')).join('\n'))).toEqual([])
})

test('French has no-break spaces before its double signs', () => {
  expect(looseSigns(fr)).toEqual([])
})

test.each([
  [
    'connectionsExhausted',
    '[alert] 1024 worker_connections are not enough, client',
    '1024 worker_connections are not enough',
  ],
  ['tooManyClients', 'FATAL:  sorry, too many clients already', 'sorry, too many clients already'],
  ['workerTimeout', '[CRITICAL] WORKER TIMEOUT (pid:9)', 'WORKER TIMEOUT'],
] as const)('of a line of %s the words that decide stand out', (sign, line, words) => {
  const pieces = decisiveWords(line, sign)
  expect(pieces.map(({ text }) => text).join('')).toBe(line)
  expect(pieces.filter(({ decides }) => decides).map(({ text }) => text)).toEqual([words])
})

test('a line without known words is told whole', () => {
  expect(decisiveWords('something else', 'upstreamReset')).toEqual([{ text: 'something else', decides: false }])
})
