import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Settings } from '../../../shared/contract/settings.ts'
import { toFailure } from '../../../shared/domain/failure.ts'
import { faultyFs } from '../testing/faultyFs.ts'
import { settingsFile } from './settingsFile.ts'

let root: string
let configFolder: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'palier-settings-'))
  configFolder = join(root, 'config', 'palier')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const defaults: Settings = { language: 'system', theme: 'system', singleKeys: true }
const chosen: Settings = { language: 'fr', theme: 'dark', singleKeys: false }
const path = (): string => join(configFolder, 'settings.json')

test('defaults until something is saved, then what was saved, in a file with its version', () => {
  expect(settingsFile({ configFolder }).read()).toEqual(defaults)
  expect(readdirSync(root)).toEqual([])
  settingsFile({ configFolder }).save(chosen)
  expect(settingsFile({ configFolder }).read()).toEqual(chosen)
  expect(JSON.parse(readFileSync(path(), 'utf8'))).toEqual({ schema: 'palier.settings/1', ...chosen })
})

test.each([
  ['half a file', '{"schema": "palier.settings/1", "lang'],
  ['nothing', ''],
  ['a value that is none', JSON.stringify({ schema: 'palier.settings/1', ...chosen, theme: 'pink' })],
  ['a newer version', JSON.stringify({ schema: 'palier.settings/2', ...chosen, fontSize: 12 })],
])('%s: the defaults count, and the file is kept aside', (_, text) => {
  settingsFile({ configFolder }).save(chosen)
  writeFileSync(path(), text)
  expect(settingsFile({ configFolder }).read()).toEqual(defaults)
  expect(readdirSync(configFolder)).toEqual(['settings.unreadable.json'])
  expect(readFileSync(join(configFolder, 'settings.unreadable.json'), 'utf8')).toBe(text)
  settingsFile({ configFolder }).save({ ...chosen, theme: 'light' })
  expect(settingsFile({ configFolder }).read().theme).toBe('light')
})

test('a file call that fails while saving leaves the old settings whole, and is said', () => {
  settingsFile({ configFolder }).save(chosen)
  for (let failAt = 1; failAt <= 6; failAt += 1) {
    const { fs } = faultyFs(failAt, 'ENOSPC', true)
    try {
      settingsFile({ configFolder, fs }).save({ ...chosen, language: 'en' })
      throw new Error('was saved')
    } catch (error) {
      expect(toFailure(error)).toMatchObject({ kind: 'diskFull' })
    }
    expect(settingsFile({ configFolder }).read()).toEqual(chosen)
  }
})
