import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { toFailure } from '../../../shared/domain/failure.ts'
import type { RunFacts } from '../../../shared/domain/runFacts.ts'
import { seededRandom } from '../../../shared/load/seededRandom.ts'
import { aManifest } from '../../../shared/testing/aManifest.ts'
import { aCell, aSlot } from '../../../shared/testing/aSlot.ts'
import { plainLatency } from '../../../shared/testing/plainLatency.ts'
import { createRunStore } from './runStore.ts'
import { saveFacts, toStoredResult } from './storedResult.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'palier-result-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const facts: RunFacts = {
  ends: [{ container: 'api-1', running: false, exitCode: 137, oomKilled: true, restarts: 0 }],
  load: { planned: 20, started: 20, dropped: 0, stopMs: 31 },
  countedByInstances: { 'api-1': 20, 'api-2': 0 },
}

function storedRun() {
  const store = createRunStore({ root, host: { isAlive: () => false } })
  const writer = store.create(aManifest())
  writer.append('events', [
    { runId: 'r', seq: 1, atMs: 0, kind: 'state', at: 'measuring' },
    { runId: 'r', seq: 2, atMs: 5, kind: 'warning', message: { en: 'x', fr: 'x' } },
    { runId: 'r', seq: 3, atMs: 900, kind: 'component', container: 'api-1', what: 'died', exitCode: 137 },
  ])
  for (let second = 0; second < 10; second += 1) {
    writer.append('histograms', [aSlot(second, [aCell({ us: [1, 2], instance: 'api-1' })])])
    const atMs = second * 1000
    writer.append('readings', [
      { atMs, container: 'api-1', cpuPercent: 50, memoryBytes: 10 },
      { atMs, load1: 1.5, source: 'engineHost' },
    ])
  }
  return { store, writer, open: () => store.open(aManifest().id) }
}

test('a result is made again from the folder, with nothing but the folder', () => {
  const { writer, open } = storedRun()
  saveFacts(writer, facts)
  writer.saveManifest(aManifest({ outcome: { kind: 'completed' } }))
  const result = toStoredResult(open(), plainLatency)
  expect(result.totals).toMatchObject({ requests: 20, durationMs: 10_000, throughputPerS: 2 })
  expect(result.conservation).toMatchObject({ unaccounted: 0, countedByInstances: 20 })
  expect(result.services[1]).toMatchObject({ readings: 10, deaths: 1, exitCode: 137, oomKilled: true })
  expect([result.host?.load1.max, result.generator.stopMs, result.warnings]).toEqual([1.5, 31, []])
  writer.saveResult(result)
  expect(open().result).toEqual(JSON.parse(JSON.stringify(result)))
})

test('a run of before databases were looked into has the statements that its topology kept', () => {
  const { writer, open } = storedRun()
  saveFacts(writer, facts)
  writer.saveEvidence(
    'pg_stat_statements.csv',
    'calls,total_ms,mean_ms,rows,query\n8455,6515.4,0.771,169100,"SELECT id, name FROM products LIMIT $1"\n',
  )
  expect(toStoredResult(open(), plainLatency).database).toMatchObject({
    statements: [
      { query: 'SELECT id, name FROM products LIMIT $1', calls: 8455, totalMs: 6515.4, meanMs: 0.771, rows: 169_100 },
    ],
    plans: [],
    unusedIndexes: [],
    missingIndexes: [],
    problems: [],
  })
})

test('an interrupted run has the result of what it left behind', () => {
  const { writer, open } = storedRun()
  appendFileSync(join(writer.folder, 'histograms.ndjson'), '{"second":10,"ce')
  const result = toStoredResult(open(), plainLatency)
  expect(result.outcome).toEqual({ kind: 'interrupted', during: 'measuring' })
  expect([result.totals.requests, result.totals.durationMs, result.warnings]).toEqual([20, 10_000, []])
})

test('what happened to a container before measuring has no time yet and is no damage', () => {
  const { writer, open } = storedRun()
  writer.append('events', [{ runId: 'r', seq: 4, elapsedMs: 5, kind: 'component', container: 'api-1', what: 'oom' }])
  expect(toStoredResult(open(), plainLatency).warnings).toEqual([])
})

test('damaged lines are left out and said', () => {
  const { writer, open } = storedRun()
  appendFileSync(join(writer.folder, 'histograms.ndjson'), '{"second":10,"ce\n{"second":"x"}\n')
  appendFileSync(join(writer.folder, 'readings.ndjson'), '{"atMs":1,"container":"lb"}\n')
  const result = toStoredResult(open(), plainLatency)
  expect(result.totals.requests).toBe(20)
  expect(result.warnings.map(({ en }) => en)).toEqual([
    '1 line of readings.ndjson could not be read; the figures are without them.',
    '2 lines of histograms.ndjson could not be read; the figures are without them.',
  ])
})

test('cells that cannot be are left out with their second and said', () => {
  const { writer, open } = storedRun()
  writer.append('histograms', [
    aSlot(10, [aCell({ count: -40 })]),
    aSlot(11, [aCell({ outcome: 'fine' as 'ok' })]),
    { ...aSlot(12, []), cells: [null] },
  ])
  const result = toStoredResult(open(), plainLatency)
  expect([result.totals.requests, result.warnings.length]).toEqual([20, 1])
  expect(result.warnings[0]?.en).toMatch(/^3 lines of histograms/)
})

test('a histogram that cannot be decoded is named by its file', () => {
  const { writer, open } = storedRun()
  writer.append('histograms', [aSlot(10, [aCell({ serviceUs: '[1,' })])])
  const path = join(writer.folder, 'histograms.ndjson')
  expect(() => toStoredResult(open(), plainLatency)).toThrow(
    expect.objectContaining({ failure: expect.objectContaining({ kind: 'storeUnreadable', path }) }),
  )
})

test('1,000 damaged files: a plain failure or a valid result, and the other run is always listed', () => {
  const { store, writer } = storedRun()
  const other = store.create(aManifest({ id: '20261121-190000-solo-baseline-aaaa' }))
  saveFacts(writer, facts)
  const names = ['manifest.json', 'events.ndjson', 'readings.ndjson', 'histograms.ndjson', 'evidence/facts.json']
  const whole = new Map(names.map((name) => [name, readFileSync(join(writer.folder, name))]))
  const random = seededRandom(20261121, 0)
  const seen = { failures: 0, results: 0 }
  for (let trial = 0; trial < 1000; trial += 1) {
    const name = names[trial % names.length] ?? ''
    const path = join(writer.folder, name)
    writeFileSync(path, damage(whole.get(name) ?? Buffer.of(), random))
    expect(store.list().find(({ id }) => other.folder.endsWith(id))?.outcome).toBe('interrupted')
    try {
      toStoredResult(store.open(aManifest().id), plainLatency)
      seen.results += 1
    } catch (error) {
      expect(toFailure(error), `trial ${trial}: ${name}`).toMatchObject({ kind: 'storeUnreadable' })
      seen.failures += 1
    }
    writeFileSync(path, whole.get(name) ?? '')
  }
  expect(Math.min(seen.failures, seen.results)).toBeGreaterThan(100)
})

/** One of: a byte changed, cut short, a piece twice, a piece gone. */
function damage(bytes: Buffer, random: () => number): Buffer {
  const at = Math.floor(random() * bytes.length)
  const to = at + Math.floor(random() * (bytes.length - at))
  const kind = Math.floor(random() * 4)
  if (kind === 0)
    return Buffer.concat([bytes.subarray(0, at), Buffer.of(Math.floor(random() * 256)), bytes.subarray(at + 1)])
  if (kind === 1) return bytes.subarray(0, at)
  if (kind === 2) return Buffer.concat([bytes.subarray(0, to), bytes.subarray(at)])
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(to)])
}

test('facts that are no facts are refused', () => {
  const { writer, open } = storedRun()
  writeFileSync(join(writer.folder, 'evidence', 'facts.json'), '{"ends": 3}')
  expect(() => toStoredResult(open(), plainLatency)).toThrow(
    expect.objectContaining({ failure: expect.objectContaining({ kind: 'storeUnreadable' }) }),
  )
})

test('comparisons are saved whole, opened by a beginning, and interrupted with their process', () => {
  const { store } = storedRun()
  const comparison = {
    schema: 'palier.comparison/1' as const,
    id: '20261121-184700-comparison-x7k2',
    createdAt: '2026-11-21T18:47:00.000Z',
    profile: { id: 'quick', timeScale: 1 },
    scenario: 'catalogue',
    seed: 7,
    outcome: 'running' as const,
    lease: { pid: 4242, startedAt: 'boot-1/991' },
    configurations: ['duo-lb:baseline'],
    repeat: 1,
    baseline: 'duo-lb:baseline',
    planned: [],
    runs: [],
    comparison: { rows: [], deltas: [], pairs: [] },
  }
  store.saveComparison(comparison)
  expect(store.openComparison('20261121')).toEqual({ ...comparison, outcome: 'interrupted' })
  expect(createRunStore({ root, host: { isAlive: () => true } }).openComparison(comparison.id)).toEqual(comparison)
  store.saveComparison({ ...comparison, outcome: 'completed' })
  expect(store.openComparison(comparison.id).outcome).toBe('completed')
  expect(() => store.openComparison('other')).toThrow(
    expect.objectContaining({ failure: expect.objectContaining({ what: 'comparison', known: [comparison.id] }) }),
  )
})
