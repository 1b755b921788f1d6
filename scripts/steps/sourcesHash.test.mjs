import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sourcesHash } from './sourcesHash.mjs'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'palier-sources-'))
  mkdirSync(join(folder, 'electron', 'cli'), { recursive: true })
  writeFileSync(join(folder, 'electron', 'cli', 'main.ts'), 'one')
  writeFileSync(join(folder, 'vite.config.ts'), 'config')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const hash = () => sourcesHash(folder, ['electron', 'shared', 'vite.config.ts'])

test.each([
  { name: 'a file changes', change: () => writeFileSync(join(folder, 'electron', 'cli', 'main.ts'), 'two') },
  { name: 'a file is new', change: () => writeFileSync(join(folder, 'electron', 'new.ts'), '') },
  {
    name: 'a file has another name',
    change: () => renameSync(join(folder, 'electron', 'cli', 'main.ts'), join(folder, 'electron', 'cli', 'other.ts')),
  },
  { name: 'a file is gone', change: () => rmSync(join(folder, 'vite.config.ts')) },
])('differs when $name', ({ change }) => {
  const before = hash()
  change()
  expect(hash()).not.toBe(before)
})

test.each([
  { name: 'only times change', change: () => utimesSync(join(folder, 'vite.config.ts'), 1, 1) },
  { name: 'a test changes', change: () => writeFileSync(join(folder, 'electron', 'cli', 'main.test.ts'), 'test') },
  { name: 'something else changes', change: () => writeFileSync(join(folder, 'README.md'), 'text') },
])('stays when $name', ({ change }) => {
  const before = hash()
  change()
  expect(hash()).toBe(before)
})
