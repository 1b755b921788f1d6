import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { comparisonSchema } from '../../shared/domain/comparisonSchema.ts'
import { runStates } from '../../shared/domain/run.ts'
import type { Comparison, RunResult, Totals } from '../../shared/domain/runResult.ts'
import { toRunView } from '../../shared/live/toRunView.ts'
import { composeWorkbench } from '../engine/compose.ts'
import { askEngine, labelled } from './testing/engineApi.ts'
import { Installation } from './testing/installation.ts'
import type { Ended } from './testing/startCli.ts'

const palier = new Installation()
let ended: Ended
let comparison: Comparison
/** What a second process of the same installation did while the first was measuring. */
let meanwhile: { readonly clean: Ended; readonly list: Ended }

beforeAll(async () => {
  const options = ['--profile', 'quick', '--time-scale', '0.15', '--seed', '1', '--json', '-']
  const comparing = palier.start('compare', 'solo', 'duo-lb', 'trio-cache', ...options)
  await comparing.saying(/Measuring/)
  const elsewhere = ['--out', join(palier.folder, 'other')]
  const clean = await palier.startBare({}, ...elsewhere, 'clean').ended
  meanwhile = { clean, list: await palier.startBare({}, ...elsewhere, 'runs', 'list').ended }
  ended = await comparing.ended
  if (ended.code !== 0) throw new Error(ended.stderr)
  comparison = comparisonSchema.parse(JSON.parse(ended.stdout))
})
afterAll(() => palier.remove())

const expected = [
  { id: 'solo:baseline', instances: 1, services: ['api-1', 'db'], isCached: false },
  { id: 'duo-lb:baseline', instances: 2, services: ['api-1', 'api-2', 'db', 'lb'], isCached: false },
  {
    id: 'trio-cache:baseline',
    instances: 3,
    services: ['api-1', 'api-2', 'api-3', 'db', 'lb', 'redis'],
    isCached: true,
  },
]

function resultOf(id: string): RunResult {
  const found = comparison.runs.find(({ configuration }) => configuration.id === id)
  if (found === undefined) throw new Error(`no result of ${id}`)
  return found
}

test('the comparison completes; stdout holds its JSON and nothing else', () => {
  expect(ended.code).toBe(0)
  expect(comparison).toMatchObject({ outcome: 'completed', seed: 1, profile: { id: 'quick', timeScale: 0.15 } })
  expect(comparison.comparison.rows.map(({ configuration }) => configuration)).toEqual(expected.map(({ id }) => id))
  expect(comparison.runs.map(({ outcome }) => outcome.kind)).toEqual(['completed', 'completed', 'completed'])
})

test.each(expected)('$id: every request is accounted for, by us and by the instances', ({ id }) => {
  const { totals, conservation, phases } = resultOf(id)
  expect(totals.requests).toBeGreaterThan(500)
  expect(totals.ok / totals.requests).toBeGreaterThan(0.95)
  expect(totals.ok + totals.failed).toBe(totals.requests)
  expect(conservation).toMatchObject({
    unaccounted: 0,
    dropped: 0,
    planned: conservation.started,
    started: totals.requests + totals.aborted,
    countedByInstances: conservation.answeredByInstances,
  })
  expect(phases.map(({ usersFrom, usersTo }) => [usersFrom, usersTo])).toEqual([
    [0, 50],
    [50, 50],
    [50, 150],
    [150, 150],
  ])
  const sum = (figure: keyof Pick<Totals, 'requests' | 'ok' | 'failed' | 'aborted' | 'bytes'>): number =>
    phases.reduce((total, phase) => total + phase.totals[figure], 0)
  for (const figure of ['requests', 'ok', 'failed', 'aborted', 'bytes'] as const)
    expect(sum(figure)).toBe(totals[figure])
})

test.each(expected)('$id: $instances instances share the load evenly', ({ id, instances }) => {
  const seen = resultOf(id).instances
  expect(seen.map(({ name }) => name)).toEqual(Array.from({ length: instances }, (_, index) => `api-${index + 1}`))
  for (const { share } of seen) expect(Math.abs(share - 1 / instances)).toBeLessThan(0.05)
})

test.each(expected)('$id: CPU and memory of every service, cache figures only where there is a cache', (row) => {
  const { services, cache } = resultOf(row.id)
  expect(services.map(({ container }) => container).sort()).toEqual(row.services)
  for (const { container, cpuPercent, memoryBytes, readings } of services) {
    expect(readings, container).toBeGreaterThan(5)
    expect(cpuPercent?.max, container).toBeGreaterThan(0)
    expect(memoryBytes?.max, container).toBeGreaterThan(2 ** 20)
  }
  expect(cache !== undefined && cache.hits > 0 && cache.misses > 0).toBe(row.isCached)
})

test.each(expected)('$id: what it ran on is recorded', async ({ id, services }) => {
  const { path, images, limits, environment, warnings } = resultOf(id)
  expect(path).toBe('bridge')
  expect(Object.keys(images)).toContain('palier/catalogue-api:latest')
  for (const [reference, image] of Object.entries(images))
    expect(await askEngine('GET', `/images/${reference}/json`)).toMatchObject({ Id: image })
  for (const container of services) {
    const ofContainer = limits.filter((limit) => limit.container === container)
    expect(ofContainer.find(({ limit }) => limit === 'memory')?.effective, container).toMatch(/^[1-9]\d* ([KMG]i)?B$/)
    expect(ofContainer.find(({ limit }) => limit === 'pids')?.effective, container).toBe('2048')
  }
  expect(environment?.engine.version).toMatch(/\d/)
  expect(warnings.some(({ en }) => en.includes('Database connections'))).toBe(id === 'trio-cache:baseline')
})

test('every run can be followed from its first event to its last, by a process that came later', async () => {
  const { handlers } = composeWorkbench({
    dataFolder: palier.out,
    trusted: [],
    standsIn: palier.folder,
    env: { ...process.env, XDG_CONFIG_HOME: join(palier.folder, 'config') },
  })
  for (const { id, services } of expected) {
    const { runId, totals } = resultOf(id)
    const live = await handlers['run.follow']({ runId })
    expect(live).toMatchObject({ missed: 0, at: 'done', outcome: { kind: 'completed' }, leftBehind: [] })
    expect(live.states.map(({ at }) => at)).toEqual(runStates.slice(1))
    expect(live.ticks.reduce((sum, { total }) => sum + total.requests, 0)).toBe(totals.requests)
    expect([...new Set(live.readings.map(({ container }) => container))].sort()).toEqual(services)
    expect(toRunView(live).durationMs).toBe(totals.durationMs)
  }
  const [listed] = await handlers['comparison.list']({})
  expect(listed).toMatchObject({
    id: comparison.id,
    outcome: 'completed',
    configurations: expected.map(({ id }) => id),
  })
})

test('nothing of ours is left on the engine, while a second process of the installation cleaned up in the middle', async () => {
  expect(meanwhile.clean).toMatchObject({ code: 0, stdout: 'Nothing to remove.\n' })
  expect(meanwhile.list).toMatchObject({ code: 0, stdout: expect.stringContaining('No runs yet') })
  expect(await palier.owned()).toEqual([])
  for (const { runId } of comparison.runs) expect(await labelled(`io.palier.run=${runId}`)).toEqual([])
})

test('the runs are listed and shown by the beginning of their id; every state took its time', async () => {
  const listed = await palier.listed()
  expect(listed.map(({ id }) => id).sort()).toEqual(comparison.runs.map(({ runId }) => runId).sort())
  expect(listed.every(({ outcome }) => outcome === 'completed')).toBe(true)
  const solo = resultOf('solo:baseline').runId
  const shown = await palier.run('runs', 'show', solo.slice(0, -2))
  expect(shown.code).toBe(0)
  for (const part of [solo, 'Phases', 'Endpoints', 'product-detail', 'Services', 'db'])
    expect(shown.stdout).toContain(part)
  for (const { states } of palier.manifests()) expect(states.map(({ at }) => at)).toEqual(runStates.slice(1, -1))
})

test('the evidence is there: logs, the balancer’s counters, processes', () => {
  const trio = join(palier.out, 'runs', resultOf('trio-cache:baseline').runId, 'evidence')
  const read = (name: string): string => readFileSync(join(trio, name), 'utf8')
  expect(readdirSync(trio)).toEqual(expect.arrayContaining(['db.log', 'redis.log', 'lb.log', 'api-3.log']))
  expect(read('api-1.log')).toMatch(/Listening at/)
  expect(read('lb.status.txt')).toMatch(/Active connections: \d+/)
  expect(read('api-2.processes.txt')).toMatch(/gunicorn/)
})

test('the database says which statements took its time and how it answers the declared queries', () => {
  for (const { database, configuration } of comparison.runs) {
    expect(database?.problems, configuration.id).toEqual([])
    expect(database?.statements.length).toBeGreaterThan(3)
    expect(database?.statements.every(({ query }) => !/EXPLAIN|palier|pg_stat/.test(query))).toBe(true)
    expect(database?.plans.map(({ name, at }) => `${name} ${at}`)).toEqual(
      ['before', 'after'].flatMap((at) =>
        ['product-list', 'product-detail', 'store-products', 'search'].map((name) => `${name} ${at}`),
      ),
    )
    const search = database?.plans.find(({ name }) => name === 'search')
    expect(search?.reads).toMatchObject([{ table: 'products', index: 'products_name_trigrams' }])
  }
})

test('result.json is derived: without it the same figures come out', async () => {
  const { runId } = resultOf('duo-lb:baseline')
  const file = join(palier.out, 'runs', runId, 'result.json')
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(resultOf('duo-lb:baseline'))
  rmSync(file)
  expect(await palier.shown(runId)).toEqual(resultOf('duo-lb:baseline'))
  expect(existsSync(file)).toBe(false)
})
