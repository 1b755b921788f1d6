import { expect, test } from 'vitest'
import type { LoadAsk } from '../../../shared/contract/loadAsk.ts'
import type { Answer } from '../../../shared/contract/requests.ts'
import { answer } from '../../../shared/contract/serve.ts'
import type { Asker } from '../ports/asker.ts'
import { FakeClock } from '../testing/fakeClock.ts'
import { fakeObserver } from '../testing/fakeObserver.ts'
import { type FakeWorkbench, fakeWorkbench } from '../testing/fakeWorkbench.ts'

const ask: LoadAsk = {
  url: 'http://127.0.0.1:8000/products',
  load: { kind: 'constant', users: 3, duration: '4s' },
  seed: 7,
}

async function started(setting: FakeWorkbench, changes: Partial<LoadAsk> = {}): Promise<Answer<'load.start'>> {
  const answered = await answer(setting.workbench.handlers, 'load.start', { ...ask, ...changes })
  if (!answered.ok) throw new Error(JSON.stringify(answered.failure))
  return answered.value
}

async function untilDone({ clock, events }: FakeWorkbench): Promise<void> {
  for (let passed = 0; passed < 600 && events.at(-1)?.kind !== 'ended'; passed += 1) await clock.advance(100)
  if (events.at(-1)?.kind !== 'ended') throw new Error('not ended')
  await clock.advance(0)
}

const deafAt = (address: string, status = 200): Asker => ({
  ask: async ({ host }) =>
    host === address
      ? { kind: 'failed', outcome: 'refused', message: 'ECONNREFUSED' }
      : { kind: 'answered', status, headers: {}, body: '' },
})

test('a run without containers: stored, listed and reported like any other, and Docker is not asked', async () => {
  const setting = fakeWorkbench()
  const { runId, address, stages } = await started(setting)
  expect({ address, stages }).toEqual({
    address: '127.0.0.1',
    stages: [
      { durationMs: 0, users: 3 },
      { durationMs: 4000, users: 3 },
    ],
  })
  await untilDone(setting)
  expect(setting.engine.asked).toEqual([])
  expect(setting.leases.live()).toEqual([])
  const { manifest, result } = await setting.workbench.handlers['run.open']({ runId })
  expect(manifest).toMatchObject({
    configuration: { id: 'url:http://127.0.0.1:8000/products' },
    containers: [],
    path: 'loopback',
    outcome: { kind: 'completed' },
    scenario: { id: 'url', thinkMeanMs: 0, endpoints: ['/products'] },
  })
  expect(result).toMatchObject({ path: 'loopback', services: [], conservation: { unaccounted: 0, dropped: 0 } })
  expect(result.totals).toMatchObject({ requests: 12, ok: 12, durationMs: 4000 })
  expect(await setting.workbench.handlers['run.list']({})).toMatchObject([{ id: runId, outcome: 'completed' }])
  const csv = `${setting.root}/csv`
  expect((await setting.workbench.handlers['report.make']({ id: runId, language: 'en', csv })).files).toHaveLength(21)
})

test('what runs already is warmed up only when that is asked for', async () => {
  const resultOf = async (changes: Partial<LoadAsk>) => {
    const setting = fakeWorkbench()
    const { runId } = await started(setting, changes)
    await untilDone(setting)
    return setting.workbench.handlers['run.open']({ runId })
  }
  const { result: cold } = await resultOf({})
  expect(cold.warmUp).toEqual({ kind: 'none' })
  const { result: warm, manifest } = await resultOf({ warmUp: '6s' })
  expect(warm.warmUp).toMatchObject({ kind: 'fixed', capMs: 6000, users: 3 })
  expect(manifest.states.map(({ at }) => at)).toContain('warming')
  expect([cold.totals.requests, warm.totals.requests]).toEqual([12, 12])
})

test('a scenario and a profile of the catalogue, with another think time and the host’s own name', async () => {
  const setting = fakeWorkbench({ addressesOf: async () => ['::1', '127.0.0.1'] })
  const changes = { url: 'http://api.localhost:8000', scenario: 'browse', think: '250ms' }
  const { runId, stages } = await started(setting, {
    ...changes,
    load: { kind: 'profile', profile: 'short', timeScale: 0.5 },
  })
  expect(stages.map(({ durationMs }) => durationMs)).toEqual([1000, 1500])
  await untilDone(setting)
  expect(setting.store.open(runId).manifest).toMatchObject({
    scenario: { id: 'browse', thinkMeanMs: 250, thinkSpreadPercent: 50, endpoints: ['list', 'item'] },
    profile: { id: 'short', timeScale: 0.5 },
  })
})

test('of two addresses of one name the one that is listened on is taken', async () => {
  const setting = fakeWorkbench({ addressesOf: async () => ['::1', '127.0.0.1'], asker: deafAt('127.0.0.1') })
  const { runId } = await started(setting, { url: 'http://localhost:8000/' })
  await untilDone(setting)
  expect(setting.store.open(runId).manifest.outcome).toEqual({ kind: 'completed' })
})

test.each([
  ['nobody listens', deafAt('127.0.0.1'), ['GET /products at 127.0.0.1:8000: ECONNREFUSED']],
  ['another status', deafAt('', 404), ['GET /products at 127.0.0.1:8000: status 404, expected 200']],
])('%s: the run fails before anything is measured', async (_, asker, problems) => {
  const setting = fakeWorkbench({ asker })
  const { runId } = await started(setting)
  await untilDone(setting)
  const { outcome } = setting.store.open(runId).manifest
  expect(outcome).toMatchObject({ kind: 'failed', during: 'verifying', failure: { kind: 'notVerified', problems } })
})

test('a stop keeps what was measured; meanwhile nothing else may start', async () => {
  const setting = fakeWorkbench()
  const { runId } = await started(setting)
  const busy = await answer(setting.workbench.handlers, 'load.start', ask)
  expect(busy).toEqual({ ok: false, failure: { kind: 'busy', comparisonId: runId } })
  while (!setting.events.some(({ kind }) => kind === 'tick')) await setting.clock.advance(100)
  expect(await setting.workbench.handlers['load.stop']({ runId })).toEqual({ stopping: true })
  await untilDone(setting)
  const { result } = await setting.workbench.handlers['run.open']({ runId })
  expect(result.outcome).toEqual({ kind: 'stopped', during: 'measuring' })
  expect(result.totals.requests).toBeGreaterThan(0)
  expect(await setting.workbench.handlers['load.stop']({ runId })).toEqual({ stopping: false })
})

test('another machine is never asked more than its caps allow, confirmed or not', async () => {
  const setting = fakeWorkbench()
  const load = { kind: 'constant', users: 5000, duration: '4s' } as const
  const away = { ...ask, load, think: '3s', url: 'http://10.0.0.1:8000/products', allowAddress: '10.0.0.1' }
  const answered = await answer(setting.workbench.handlers, 'load.start', away)
  expect(answered).toMatchObject({
    ok: false,
    failure: { kind: 'badInput', problems: [{ where: '--users', found: '5000 users on another machine' }] },
  })
  const eager = await answer(setting.workbench.handlers, 'load.start', { ...away, think: '0s' })
  expect(eager).toMatchObject({ failure: { problems: [{ where: '--users' }, { where: '--think' }] } })
  expect(setting.store.list()).toEqual([])
  const { address } = await started(setting, { ...away, load: { ...load, users: 1000 } })
  expect(address).toBe('10.0.0.1')
  await untilDone(setting)
})

test('containers behind the URL: their usage, their deaths and their ends are the run’s, and targets are judged by them', async () => {
  const clock = new FakeClock()
  const observer = fakeObserver(clock, { known: ['api-1', 'db'], dies: { db: 3000 } })
  const files = {
    'objectives/memory.yaml': `name: memory
title: { en: Memory, fr: Mémoire }
targets:
  - { name: api, metric: serviceMemoryMiB, service: api, below: 65 }
  - { name: db, metric: serviceMemoryMiB, service: database, below: 64 }
  - { name: load, metric: load1, below: 2 }
`,
  }
  const setting = fakeWorkbench({ clock, ports: { observer }, files })
  const containers = [
    { name: 'api-1', role: 'api' },
    { name: 'db', role: 'database' },
  ] as const
  const { runId } = await started(setting, { containers, context: 'remote', objectives: 'memory' })
  await untilDone(setting)
  const { manifest, result } = await setting.workbench.handlers['run.open']({ runId })
  expect(setting.engine.asked).toEqual([])
  expect(observer.open()).toBe(0)
  expect(manifest).toMatchObject({
    environment: { engine: { name: 'docker', source: 'context remote' } },
    containers: [{ name: 'api-1', service: 'api-1', role: 'api' }, { name: 'db' }],
    objectives: { id: 'memory' },
  })
  expect(manifest.warnings[0]?.en).toContain('api-1, db')
  expect(
    result.services.map(({ container, memoryBytes, readings, deaths }) => [
      container,
      memoryBytes?.max,
      readings > 2,
      deaths,
    ]),
  ).toEqual([
    ['api-1', 64 * 2 ** 20, true, 0],
    ['db', 64 * 2 ** 20, true, 1],
  ])
  expect(result.timeline).toMatchObject([{ container: 'db', what: 'died', exitCode: 137 }])
  expect(result.targets.map(({ name, state }) => [name, state])).toEqual([
    ['api', 'pass'],
    ['db', 'fail'],
    ['load', 'notMeasurable'],
  ])
})

test('a container that is not there: the run fails before anything is asked of the URL', async () => {
  const clock = new FakeClock()
  const asked: string[] = []
  const asker: Asker = {
    ask: async ({ path }) => {
      asked.push(path)
      return { kind: 'answered', status: 200, headers: {}, body: '' }
    },
  }
  const setting = fakeWorkbench({ clock, asker, ports: { observer: fakeObserver(clock, { known: ['api-1'] }) } })
  const { runId } = await started(setting, { containers: [{ name: 'api', role: 'api' }] })
  await untilDone(setting)
  expect(setting.store.open(runId).manifest.outcome).toMatchObject({
    kind: 'failed',
    during: 'resolving',
    failure: { kind: 'badInput', problems: [{ where: '--containers', found: 'api', expected: 'api-1' }] },
  })
  expect(asked).toEqual([])
})

test('a target that ends the run when it is missed does so here too', async () => {
  const files = {
    'objectives/many.yaml': `name: many
title: { en: Many, fr: Beaucoup }
targets:
  - { name: many, metric: throughputPerS, above: 1000, over: 1s, whenMissed: stop }
`,
  }
  const setting = fakeWorkbench({ files })
  const { runId } = await started(setting, { objectives: 'many' })
  await untilDone(setting)
  const { manifest } = setting.store.open(runId)
  expect(manifest.outcome).toEqual({ kind: 'stopped', during: 'measuring', missed: 'many' })
})

test('a base URL: the paths of a scenario and of its login are put behind its own', async () => {
  const asked: string[] = []
  const asker: Asker = {
    ask: async ({ method, path, headers }) => {
      asked.push(`${method} ${path} ${headers?.host}`)
      return { kind: 'answered', status: 200, headers: {}, body: '{"token":"t"}' }
    },
  }
  const files = {
    'scenarios/members.yaml': `name: members
title: { en: Members, fr: Membres }
think: { mean: 1s, spread: 50 }
values: {}
login: { method: POST, path: /login, expect: 200, take: { token: /token } }
requests:
  - { name: list, weight: 1, method: GET, path: /list, headers: { authorization: 'Bearer {token}' }, expect: 200 }
`,
  }
  const setting = fakeWorkbench({ asker, files, addressesOf: async () => ['127.0.0.1'] })
  await started(setting, { url: 'https://shop.localhost/base/', scenario: 'members' })
  await untilDone(setting)
  expect(asked.slice(0, 2)).toEqual(['POST /base/login shop.localhost', 'GET /base/list shop.localhost'])
})

test('a certificate that is not to be trusted: the run fails with that alone', async () => {
  const asker: Asker = {
    ask: async () => ({ kind: 'failed', outcome: 'reset', message: 'x', tls: { kind: 'expired' } }),
  }
  const setting = fakeWorkbench({ asker, addressesOf: async () => ['127.0.0.1'] })
  const { runId } = await started(setting, { url: 'https://localhost/' })
  await untilDone(setting)
  expect(setting.store.open(runId).manifest.outcome).toMatchObject({
    kind: 'failed',
    during: 'verifying',
    failure: { kind: 'tlsRefused', name: 'localhost', problem: { kind: 'expired' } },
    message: 'https://localhost/ cannot be asked over TLS. The certificate of localhost has expired.',
  })
})
