import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { aManifest } from '../../../shared/testing/aManifest.ts'
import type { StoredRun } from '../ports/runStore.ts'
import { containerLog, logExcerpt } from './containerLog.ts'

const origin = '2026-11-22T02:23:29.000Z'
const originMs = Date.parse(origin)
/** A line a second, from a minute before measuring on. */
const text = Array.from(
  { length: 1000 },
  (_, index) => `${new Date(originMs + (index - 60) * 1000).toISOString().replace('Z', '123456Z')} line ${index}\n`,
).join('')

const folder = mkdtempSync(join(tmpdir(), 'palier-log-'))
afterAll(() => rmSync(folder, { recursive: true }))
mkdirSync(join(folder, 'evidence'))
writeFileSync(join(folder, 'evidence', 'api-1.log'), text)
const run = (measuredAt?: string) =>
  ({ folder, manifest: aManifest(measuredAt === undefined ? {} : { measuredAt }) }) as unknown as StoredRun

test('opens around a moment of the run: what led to it, and what followed', () => {
  const { lines, from, all } = containerLog(run(origin), { runId: 'r', container: 'api-1', atMs: 300_000 })
  expect([from, all, lines.length]).toEqual([210, 1000, 400])
  expect(lines[150]).toEqual({ text: 'line 360', atMs: 300_000 })
})

test.each<{ name: string; ask: { atMs?: number; from?: number }; from: number; length: number }>([
  { name: 'without a place, its beginning', ask: {}, from: 0, length: 400 },
  { name: 'from a line on', ask: { from: 700 }, from: 700, length: 300 },
  { name: 'beyond its end, its end', ask: { from: 5000 }, from: 999, length: 1 },
  { name: 'a moment before its first line', ask: { atMs: -90_000 }, from: 0, length: 400 },
  { name: 'a moment after its last line', ask: { atMs: 9_000_000 }, from: 850, length: 150 },
])('$name', ({ ask, from, length }) => {
  const excerpt = logExcerpt(text, originMs, ask)
  expect([excerpt.from, excerpt.lines.length]).toEqual([from, length])
})

test('a run that never measured has lines without a time; a log that was not kept has none', () => {
  expect(containerLog(run(), { runId: 'r', container: 'api-1' }).lines[0]).toEqual({ text: 'line 0' })
  expect(containerLog(run(origin), { runId: 'r', container: 'lb', atMs: 0 })).toEqual({ lines: [], from: 0, all: 0 })
})

test('only of the run’s own containers', () => {
  expect(() => containerLog(run(), { runId: 'r', container: '../../manifest' })).toThrow(
    expect.objectContaining({ failure: expect.objectContaining({ kind: 'unknownName', what: 'container' }) }),
  )
})
