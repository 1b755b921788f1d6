import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { makeFolder } from './makeFolder.ts'

function folder(): string {
  const root = mkdtempSync(join(tmpdir(), 'palier-folder-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  return root
}

test('a folder comes with all that it is in, closed to others if so asked; a second time it is there', () => {
  const made = join(folder(), 'a/b/c')
  makeFolder(made, 0o700)
  makeFolder(made, 0o700)
  expect([statSync(made).isDirectory(), statSync(made).mode & 0o777]).toEqual([true, 0o700])
})

test('a file in its way is told', () => {
  const file = join(folder(), 'file')
  writeFileSync(file, '')
  expect(() => makeFolder(file)).toThrow(/EEXIST/)
  for (const path of ['below', 'below/it']) expect(() => makeFolder(join(file, path))).toThrow(/ENOTDIR/)
})

// Node's own way does not come back from there.
test.runIf(existsSync('/proc/self'))('where nothing can be made it says so', () => {
  expect(() => makeFolder('/proc/no-such-folder/runs')).toThrow(/ENOENT/)
})
