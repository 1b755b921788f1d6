import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toBeforeAfter } from '../../shared/analysis/beforeAfter.ts'
import { readShare } from '../../shared/analysis/readShare.ts'
import { comparisonSchema } from '../../shared/domain/comparisonSchema.ts'
import type { Comparison, RunResult } from '../../shared/domain/runResult.ts'
import { Installation } from './testing/installation.ts'
import type { Ended } from './testing/startCli.ts'

/** The study's rate would measure this machine; what is asserted here is not how fast it is. */
const profile = `name: gentle
title: { en: Gentle, fr: Doux }
model: open
arrivals: poisson
maxInFlight: 500
stages:
  - { duration: 1s, rate: 100 }
  - { duration: 8s, rate: 100 }
`
const [before, after] = ['copro:before', 'copro:after']
const palier = new Installation()
const own = mkdtempSync(join(tmpdir(), 'palier-copro-'))
let ended: Ended
let comparison: Comparison

beforeAll(async () => {
  mkdirSync(join(own, 'profiles'))
  writeFileSync(join(own, 'profiles/gentle.yaml'), profile)
  const json = join(palier.folder, 'c.json')
  const options = ['--profile', 'gentle', '--repeat', '1', '--seed', '5', '--warm-up', 'none', '--json', json]
  ended = await palier.run('--trust', own, 'before-after', 'copro', '--data-set', 'large', ...options)
  if (ended.code !== 0) throw new Error(ended.stderr)
  comparison = comparisonSchema.parse(JSON.parse(readFileSync(json, 'utf8')))
}, 300_000)
afterAll(async () => {
  await palier.remove()
  rmSync(own, { recursive: true })
})

function runOf(configuration: string): RunResult {
  const run = comparison.runs.find((one) => one.configuration.id === configuration)
  if (run === undefined) throw new Error(`no run of ${configuration}`)
  return run
}

test('each side has the study’s organisations a hundred times, as the API counted them', () => {
  expect(comparison.runs.map(({ configuration, outcome }) => [configuration.id, outcome.kind])).toEqual([
    [before, 'completed'],
    [after, 'completed'],
  ])
  const counts = { organizations: 300, buildings: 2300, units: 19_000, owners: 12_700, expenses: 6000 }
  expect(palier.manifests().map(({ data }) => [data?.set, data?.counts])).toEqual([
    ['large', counts],
    ['large', counts],
  ])
})

test('a page of units reads the whole table without the indexes, and an index of the organisation with them', () => {
  const reads = (configuration: string) =>
    runOf(configuration)
      .database?.plans.filter(({ name }) => name === 'units')
      .map(({ at, reads }) => [at, reads.map(({ table, index, isPart }) => [table, index ?? 'whole', isPart === true])])
  expect(reads(before)).toEqual([
    ['before', [['units', 'whole', false]]],
    ['after', [['units', 'whole', false]]],
  ])
  // The one of the foreign key, or of the order: of few units PostgreSQL may rather sort than follow.
  const indexed = expect.stringMatching(/^units_organization(_number)?$/)
  expect(reads(after)).toEqual([
    ['before', [['units', indexed, false]]],
    ['after', [['units', indexed, false]]],
  ])
  expect(runOf(before).database?.missingIndexes.map(({ table }) => table)).toContain('units')
})

test('the table of before and after, and every target of the study, are of what was measured', () => {
  const pair = toBeforeAfter(comparison)
  const figures = pair?.rows.map(({ metric, role, ...row }) => [[metric, role].join(' ').trim(), row] as const)
  const table = new Map(figures)
  for (const metric of ['throughputPerS', 'p50Ms', 'p99Ms', 'stackLoad1', 'serviceMemoryMiB api'] as const) {
    expect([table.get(metric)?.before?.median, table.get(metric)?.after?.median], metric).toEqual([
      expect.any(Number),
      expect.any(Number),
    ])
  }
  expect(ended.stdout).toContain('Before and after')
  for (const { targets } of comparison.runs) {
    expect(targets.map(({ name, measured }) => [name, typeof measured])).toEqual(
      ['throughput', 'p99', 'p50', 'errors', 'backend-memory', 'database-memory', 'load-average'].map((name) => [
        name,
        'number',
      ]),
    )
    // A third of the study's rate: its target is missed, and must not be said to be met.
    expect(targets[0]).toMatchObject({ metric: 'throughputPerS', above: 200, state: 'fail' })
  }
})

test('70 % of what was sent are reads: of an unfinished hundred at most 21 are too many or too few', () => {
  for (const run of comparison.runs) {
    const { achieved = 0, intended } = readShare(run) ?? {}
    const sent = run.endpoints.reduce((sum, { share, totals }) => sum + (share === undefined ? 0 : totals.requests), 0)
    expect(sent).toBeGreaterThan(700)
    expect(intended).toBeCloseTo(0.7)
    expect(Math.abs(achieved - 0.7) * sent).toBeLessThanOrEqual(21)
  }
})
