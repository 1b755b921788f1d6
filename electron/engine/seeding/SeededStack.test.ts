import { expect, test } from 'vitest'
import type { CurrentData, DataAsk } from '../../../shared/contract/dataRequests.ts'
import { toFailure } from '../../../shared/domain/failure.ts'
import type { Asker } from '../ports/asker.ts'
import { fakeEngine } from '../testing/fakeEngine.ts'
import { fakeWorkbench } from '../testing/fakeWorkbench.ts'

const compose = `name: shop
x-palier:
  title: { en: Shop, fr: Magasin }
  entry: { service: api, port: 8000 }
  roles: { api: api, db: database }
  scenario: browse
  parameters:
    DATA_SET:
      type: choice
      values: [minimal, large]
      default: minimal
      label: { en: Data, fr: Données }
  data:
    parameter: DATA_SET
    steps:
      - { name: login, method: POST, path: /login, take: { token: /token } }
      - name: seed
        method: POST
        path: "/seed/{set}"
        headers: { authorization: "Bearer {token}" }
        expect: 201
    counts: /counts
  prepare:
    - { service: db, command: [analyze] }
services:
  api: { image: x/api }
  db: { image: x/db }
`
const files = { 'topologies/shop/compose.yaml': compose }
const ask: DataAsk = { configuration: 'shop', set: 'large', parameters: {} }

const shopAsker: Asker = {
  ask: async ({ path, headers }) => {
    const isSeed = headers?.authorization === 'Bearer t1' && path.startsWith('/seed/')
    const body = path === '/login' ? { token: 't1' } : { counts: { units: path === '/seed/large' ? 1000 : 10 } }
    return {
      kind: 'answered',
      status: isSeed ? 201 : path === '/login' ? 200 : 403,
      headers: {},
      body: JSON.stringify(body),
    }
  },
}
const silentAsker: Asker = { ask: () => new Promise(() => undefined) }

function shop(asker = shopAsker, engine = fakeEngine(), declared = files) {
  const setting = fakeWorkbench({ files: declared, asker, engine })
  const told: CurrentData[] = []
  setting.workbench.hear(({ name, content }) => {
    if (name === 'data.progress') told.push(content)
  })
  return { ...setting, told, handlers: setting.workbench.handlers }
}

async function loaded(setting: ReturnType<typeof shop>) {
  const answer = await setting.handlers['data.load'](ask)
  if (answer.kind !== 'loaded') throw new Error(answer.kind)
  return answer.stack
}

test('a configuration comes up, is filled, and stays until it is released; then nothing is left', async () => {
  const setting = shop()
  const stack = await loaded(setting)
  expect(stack).toMatchObject({ configuration: 'shop:baseline', set: 'large', counts: { units: 1000 } })
  expect(stack.address).toBe('http://127.0.0.1:8000')
  expect(await setting.handlers['data.current']({})).toEqual({ kind: 'loaded', stack })
  expect([...setting.engine.existing]).toEqual(['api-1', 'db'])
  expect(setting.engine.asked.at(-1)).toBe('exec db analyze')
  expect(setting.workbench.remaining()).toEqual(['container db', 'container api-1'])
  expect(setting.leases.isLive(stack.stackId)).toBe(true)

  const released = await setting.handlers['data.release']({ stackId: stack.stackId })
  expect(released).toEqual({ released: true, leftBehind: [] })
  expect([setting.engine.existing.size, setting.leases.live(), setting.workbench.remaining()]).toEqual([0, [], []])
  expect(await setting.handlers['data.current']({})).toEqual({ kind: 'none' })
  const steps = setting.told.map((now) => (now.kind === 'loading' ? now.step.at : now.kind))
  expect([...new Set(steps)]).toEqual(['building', 'starting', 'loading', 'loaded', 'releasing', 'none'])
})

test('what holds its containers to the server that it declares is read back, or nothing is loaded', async () => {
  const MiB = 2 ** 20
  const server = compose
    .replace('  scenario: browse', '  scenario: browse\n  server: { cpus: 1, memory: 512m }')
    .replaceAll(/image: x\/\w+/g, '$&, deploy: { resources: { limits: { memory: 128m } } }')
  const declared = { 'topologies/shop/compose.yaml': server }
  const stack = await loaded(shop(shopAsker, fakeEngine(), declared))
  const limits = ['api-1', 'db'].map((container) => ({ container, memoryBytes: 128 * MiB }))
  expect(stack.server).toEqual({ cpus: 1, memoryBytes: 512 * MiB, cpuset: '0', limits, limitBytes: 256 * MiB })
  expect((await loaded(shop())).server).toBeUndefined()

  const loose = shop(shopAsker, fakeEngine({ holds: { db: { cpuset: '' } } }), declared)
  const failure = await loose.handlers['data.load'](ask).then(() => undefined, toFailure)
  const breaches = [{ of: 'cpuset', container: 'db', asked: '0', held: '' }]
  expect(failure).toMatchObject({ kind: 'serverNotKept', breaches })
  expect([loose.engine.existing.size, loose.engine.asked.includes('exec db analyze')]).toEqual([0, false])
})

test('beside it nothing is measured, and no second one comes up', async () => {
  const setting = shop()
  const { stackId } = await loaded(setting)
  const busy = { kind: 'busy', comparisonId: stackId, holdsData: 'shop:baseline' }
  const comparison = { configurations: ['one'], profile: 'short', timeScale: 1, set: {}, seed: 1, repeat: 1 }
  const refused = [setting.handlers['comparison.start'](comparison), setting.handlers['data.load'](ask)]
  for (const one of refused) expect(await one.then(() => undefined, toFailure)).toEqual(busy)
  const { checks } = await setting.handlers['comparison.check'](comparison)
  expect(checks.find(({ id }) => id === 'otherRuns')).toMatchObject({
    state: 'problem',
    message: { en: 'shop:baseline is up with its data: beside it nothing can be measured.' },
  })
  await setting.handlers['data.release']({ stackId })
  await loaded(setting)
})

test('what cannot be loaded is gone by the time it is told', async () => {
  const forbidding: Asker = { ask: async () => ({ kind: 'answered', status: 403, headers: {}, body: 'no' }) }
  const setting = shop(forbidding)
  const failure = await setting.handlers['data.load'](ask).then(() => undefined, toFailure)
  const problem = 'POST /login (login): status 403, expected 200 — no'
  const outsideRun = { configuration: 'shop:baseline' }
  expect(failure).toEqual({ kind: 'dataNotLoaded', set: 'large', problem, outsideRun })
  expect([setting.engine.existing.size, setting.leases.live()]).toEqual([0, []])
  expect(await setting.handlers['data.current']({})).toEqual({ kind: 'none' })
})

test.each([
  { name: 'before anything was created, nothing is said to be removed', at: 'ensureImages', isRemoving: false },
  { name: 'afterwards', at: 'bringUp', isRemoving: true },
] as const)('a log is not said to be kept with a run: $name', async ({ at, isRemoving }) => {
  const down = { kind: 'containerExited', container: 'db', exitCode: 1, oomKilled: false, logTail: ['no'] } as const
  const setting = shop(shopAsker, fakeEngine({ fails: { at, failure: down } }))
  const failure = await setting.handlers['data.load'](ask).then(() => undefined, toFailure)
  expect(failure).toEqual({ ...down, outsideRun: { configuration: 'shop:baseline' } })
  expect(setting.told.some(({ kind }) => kind === 'releasing')).toBe(isRemoving)
  expect(setting.told.at(-1)).toEqual({ kind: 'none' })
})

test('released while it is filled: the loading answers that it was stopped', async () => {
  const setting = shop(silentAsker)
  const loading = setting.handlers['data.load'](ask)
  await expect.poll(() => setting.told.at(-1)).toMatchObject({ kind: 'loading', step: { at: 'loading' } })
  const current = await setting.handlers['data.current']({})
  const stackId = current.kind === 'loading' ? current.stackId : ''
  expect(await setting.handlers['data.release']({ stackId })).toEqual({ released: true, leftBehind: [] })
  expect(await loading).toEqual({ kind: 'stopped' })
  expect(setting.engine.existing.size).toBe(0)
  expect(await setting.handlers['data.release']({ stackId })).toEqual({ released: false, leftBehind: [] })
})

test.each<{ name: string; wrong: Partial<DataAsk>; problem: object }>([
  {
    name: 'a data set that there is not',
    wrong: { set: 'larg' },
    problem: { found: '"larg"', expected: 'one of minimal, large', fix: 'did you mean large?' },
  },
  {
    name: 'a topology without any',
    wrong: { configuration: 'one' },
    problem: { found: 'one, which declares no data sets', expected: 'one of shop' },
  },
  {
    name: 'another set among the parameters',
    wrong: { parameters: { DATA_SET: 'minimal' } },
    problem: { field: 'DATA_SET', found: 'minimal, beside the data set large' },
  },
  { name: 'a strange parameter', wrong: { parameters: { DATASET: 'large' } }, problem: { field: 'DATASET' } },
])('$name is refused before anything is created', async ({ wrong, problem }) => {
  const setting = shop()
  const failure = await setting.handlers['data.load']({ ...ask, ...wrong }).then(() => undefined, toFailure)
  expect(failure).toMatchObject({ kind: 'badInput', problems: [problem] })
  expect(setting.engine.asked).toEqual([])
})
