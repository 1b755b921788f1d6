import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { SuiteRecord } from '../../../shared/domain/suiteRecord.ts'
import { storedSuites } from './storedSuites.ts'
import { saveSuiteRecord } from './suiteFolder.ts'

const title = { en: 'The study', fr: 'L’étude' }
const ask = { configurations: ['solo'], profile: 'quick', timeScale: 1, set: {}, seed: 1, repeat: 1 }
const record = (id: string, outcome: SuiteRecord['outcome'], createdAt: string): SuiteRecord => ({
  schema: 'palier.suite/1',
  id,
  suite: 'study',
  title,
  createdAt,
  timeScale: 1,
  seed: 1,
  language: 'en',
  pdf: false,
  outcome,
  comparisons: (['completed', 'stopped'] as const).map((one) => ({ name: one, title, folder: one, ask, outcome: one })),
})

function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'palier-stored-suites-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

test('suites of earlier processes are found, the latest first, with their page if there is one; what cannot be read comes last', () => {
  const data = dataFolder()
  const folders = ['a', 'b', 'broken', 'something-else'].map((name) => join(data, 'suites', name))
  for (const folder of folders) mkdirSync(folder, { recursive: true })
  const [a = '', b = '', broken = ''] = folders
  saveSuiteRecord(a, record('a', 'completed', '2026-11-21T05:00:00.000Z'))
  saveSuiteRecord(b, record('b', 'running', '2026-11-22T05:00:00.000Z'))
  writeFileSync(join(a, 'index.html'), 'page')
  writeFileSync(join(broken, 'suite.json'), '{')
  expect(storedSuites(data, { isAlive: () => false })).toMatchObject([
    { suiteId: 'b', folder: b, outcome: 'interrupted', comparisons: 2, completed: 1, hasRest: true },
    { suiteId: 'a', folder: a, outcome: 'completed', page: join(a, 'index.html'), hasRest: false },
    { suiteId: 'broken', folder: broken, outcome: 'unreadable', failure: { kind: 'storeUnreadable' } },
  ])
})

test('none before the first', () => {
  expect(storedSuites(dataFolder(), { isAlive: () => true })).toEqual([])
})
