import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { toComparison } from '../../../shared/analysis/toComparison.ts'
import { comparisonSchema } from '../../../shared/domain/comparisonSchema.ts'
import { noFacts } from '../../../shared/domain/runFacts.ts'
import { aBeforeAfter } from '../../../shared/testing/aBeforeAfter.ts'
import { aDatabase } from '../../../shared/testing/aDatabase.ts'
import { aManifest } from '../../../shared/testing/aManifest.ts'
import { aReading, probesOf } from '../../../shared/testing/aReading.ts'
import { aCell, aSlot } from '../../../shared/testing/aSlot.ts'
import { resultOf } from '../../../shared/testing/resultOf.ts'
import { toTick } from '../load/toTick.ts'
import type { ReportRun } from '../report/reportInput.ts'
import { fakeCell } from '../testing/fakeLoad.ts'
import { beforeAfterTables, comparisonTable, deltaTable } from './comparisonTables.ts'
import { databaseTables } from './databaseTables.ts'
import { monitoringLog } from './monitoringLog.ts'
import { runTables } from './runTables.ts'
import { streamTables } from './streamTables.ts'
import { toCsv } from './toCsv.ts'
import { writeTables, writeWhole } from './writeFiles.ts'

const target = { name: 'p99', metric: 'p99Ms', below: 2 } as const
const objectives = {
  id: 'goals',
  title: { en: 'Goals', fr: 'Buts' },
  capacity: { errorRate: 0.01, p95Ms: 2000 },
  targets: [target],
}
const readings = [
  aReading({ atMs: -1000, cpuPercent: 0.5, memoryBytes: 80 * 2 ** 20 }),
  aReading({ atMs: 1000, cpuPercent: 12.34, memoryBytes: 176 * 2 ** 20, throttledMs: 5, pids: 9 }),
  aReading({ atMs: 1200, container: 'lb', cpuPercent: 3, memoryBytes: 3.5 * 2 ** 20 }),
]
const hostReadings = [
  { atMs: 1100, load1: 1.423, stackLoad1: 0.7, diskBusyPercent: 3.14, stolenPercent: 0.5, source: 'engineHost' },
] as const

const manifestOf = (id: string, variant: string, repeat: number) =>
  aManifest({
    id,
    repeat,
    objectives,
    outcome: { kind: 'completed' },
    measuredAt: '2026-11-21T18:47:00.500Z',
    configuration: { ...aManifest().configuration, id: `duo-lb:${variant}`, variant },
  })

const manifests = [
  manifestOf('run-1', 'baseline', 1),
  manifestOf('run-2', '=cmd,"x"', 1),
  manifestOf('run-3', 'baseline', 2),
]

const results = manifests.map((manifest, index) =>
  resultOf({
    manifest,
    slots: [
      aSlot(0, [aCell({ us: [1000 + index, 3000], instance: 'api-1', cacheHits: 2 })]),
      aSlot(1, [aCell({ us: [2000], instance: 'api-2', cacheMisses: 1 }), aCell({ us: [9], outcome: 'refused' })]),
    ],
    readings,
    hostReadings,
    ...(index < 2 && { facts: { ...noFacts, database: aDatabase(index === 1) } }),
    probes: probesOf('ox'),
    events: [{ runId: manifest.id, seq: 1, elapsedMs: 1, atMs: 0, kind: 'state', at: 'measuring' }],
  }),
)

const comparison = comparisonSchema.parse(
  toComparison(results, {
    id: 'c',
    createdAt: '2026-11-21T18:46:00.000Z',
    profile: { id: 'quick', timeScale: 1 },
    scenario: 'catalogue',
    seed: 7,
    outcome: 'completed',
    configurations: ['duo-lb:baseline', 'duo-lb:=cmd,"x"'],
    repeat: 2,
    baseline: 'duo-lb:baseline',
    objectives: 'goals',
    planned: manifests.map(({ id, configuration, repeat = 1 }) => ({
      runId: id,
      configuration: configuration.id,
      repeat,
    })),
  }),
)

const runs: readonly ReportRun[] = manifests.slice(0, 2).map((manifest) => ({
  manifest,
  view: {
    phases: [],
    durationMs: 10_000,
    containers: [
      { name: 'lb', role: 'balancer' },
      { name: 'api-1', role: 'api' },
    ],
    ticks: [0, 1].map((second) =>
      toTick(aSlot(second, [fakeCell({ count: 3, latencyUs: 12_340 }), fakeCell({ outcome: 'reset', count: second })])),
    ),
    readings,
    hostReadings,
    probes: probesOf('ox'),
    counters: [
      { atMs: 1000, container: 'lb', source: 'nginx', values: { connectionsOpen: 511, connectionsLimit: 1024 } },
      { atMs: 1010, container: 'lb', source: 'kernel', values: { openFiles: 1028, openFilesLimit: 20_000 } },
    ],
    logs: [
      {
        atMs: 1203,
        container: 'lb',
        sign: 'connectionsExhausted',
        count: 23,
        line: '[alert] 15#15: *2186 1024 worker_connections are not enough, request: "GET /stores HTTP/1.1"',
      },
    ],
    lines: [
      {
        atMs: 1203,
        container: 'api-1',
        class: 'slow',
        count: 4,
        line: 'WARN slow request GET "/units" 812 ms',
      },
    ],
    events: [],
  },
  evidence: { logs: [] },
}))

const tables = [
  comparisonTable(comparison),
  deltaTable(comparison),
  ...runTables(comparison),
  ...databaseTables(comparison),
  ...streamTables(comparison, runs),
  ...beforeAfterTables(
    aBeforeAfter(
      [
        { perS: 200, p99Ms: 800 },
        { perS: 210, p99Ms: 820 },
      ],
      [
        { perS: 260, p99Ms: 90 },
        { perS: 250, p99Ms: 95 },
      ],
    ),
  ),
]

test.each(tables.map((table) => [table.name, table] as const))('%s.csv', async (name, table) => {
  const text = [...toCsv(table)].join('')
  const widths = text
    .trimEnd()
    .split('\r\n')
    .map((line) => line.replaceAll(/"(""|[^"])*"/g, '').split(',').length)
  expect(new Set(widths)).toEqual(new Set([table.header.length]))
  await expect(text).toMatchFileSnapshot(`fixtures/${name}.csv`)
})

test('without a before and an after there is no table of them', () => {
  expect(beforeAfterTables(comparison)).toEqual([])
})

test('names of others never begin a formula', () => {
  const text = [...toCsv({ name: 'x', header: ['a'], rows: [['=1+1'], ['@x']] })].join('')
  expect(text).not.toMatch(/(^|,)"?[=+@]/m)
})

test('the monitoring log: a line a second with every key, gaps as a dash, the idle second before the load included', () => {
  expect([...monitoringLog(comparison, runs.slice(0, 1))].join('')).toBe(
    [
      '2026-11-21T18:46:59Z -1s run=duo-lb:baseline#1 users=- rps=- errors=- p95=- load=- disk=- stolen=- lb.cpu=- lb.mem=- api-1.cpu=0.5% api-1.mem=80MiB',
      '2026-11-21T18:47:00Z +0s run=duo-lb:baseline#1 users=10 rps=3 errors=0 p95=12.3ms load=- disk=- stolen=- lb.cpu=- lb.mem=- api-1.cpu=- api-1.mem=-',
      '2026-11-21T18:47:01Z +1s run=duo-lb:baseline#1 users=10 rps=4 errors=1 p95=12.3ms load=1.42 disk=3.1% stolen=0.5% lb.cpu=3.0% lb.mem=3.5MiB api-1.cpu=12.3% api-1.mem=176MiB',
      '',
    ].join('\n'),
  )
})

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'palier-csv-'))
  onTestFinished(() => rmSync(path, { recursive: true }))
  return path
}

test('files are written whole: one for each table, what was there is replaced, and nothing half is left', () => {
  const path = join(folder(), 'deep/er')
  const files = writeTables(path, tables.slice(0, 2))
  expect(files).toEqual([join(path, 'comparison.csv'), join(path, 'deltas.csv')])
  writeFileSync(files[0] ?? '', 'old')
  writeTables(path, tables.slice(0, 2))
  expect(readFileSync(files[0] ?? '', 'utf8')).toMatch(/^configuration,runs,/)
  expect(readdirSync(path)).toEqual(['comparison.csv', 'deltas.csv'])
})

test('a file that fails in the middle leaves the old one', () => {
  const path = folder()
  const file = join(path, 'log.txt')
  writeFileSync(file, 'old')
  const broken = function* (): Generator<string> {
    yield 'new'
    throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
  }
  expect(() => writeWhole(file, broken())).toThrow('diskFull')
  expect(readFileSync(file, 'utf8')).toBe('old')
  expect(readdirSync(path)).toEqual(['log.txt'])
})
