import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { unwritableProblems } from './unwritableProblems.ts'

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'palier-json-'))
  onTestFinished(() => rmSync(path, { recursive: true }))
  return path
}

test('a new file and one that is there may be written; looking changes neither', () => {
  const [there, fresh] = [join(folder(), 'there.json'), join(folder(), 'fresh.json')]
  writeFileSync(there, 'kept')
  expect(unwritableProblems('--json', there)).toEqual([])
  expect(unwritableProblems('--json', fresh)).toEqual([])
  expect(readFileSync(there, 'utf8')).toBe('kept')
  expect(existsSync(fresh)).toBe(false)
})

test.each([
  { name: 'a folder that is not there', path: 'none/result.json', words: 'whose folder does not exist' },
  { name: 'a folder', path: '.', words: 'which is a folder' },
])('$name is refused in words', ({ path, words }) => {
  const full = join(folder(), path)
  expect(unwritableProblems('--json', full)).toEqual([
    { where: '--json', field: '', found: `${full}, ${words}`, expected: 'a file that can be written, or - for stdout' },
  ])
})
