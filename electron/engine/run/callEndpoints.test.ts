import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Login, Scenario, ScenarioRequest } from '../../../shared/domain/scenario.ts'
import { createAsker } from '../load/createAsker.ts'
import { scenarioOf } from '../testing/loadOrders.ts'
import { startTargetServer, type TargetServer } from '../testing/targetServer.ts'
import { callEndpoints } from './callEndpoints.ts'
import { StopRequested } from './stopRequested.ts'

const never = new AbortController().signal
let server: TargetServer

beforeAll(async () => {
  server = await startTargetServer()
})
afterAll(() => server.close())

const headers = { authorization: 'Bearer {token}' }
const login: Login = {
  method: 'POST',
  path: '/session/login',
  headers: {},
  body: '{"name": "user {user}"}',
  expect: 200,
  take: { token: { kind: 'json', pointer: '/token' } },
  refresh: { on401: true },
}
const item: ScenarioRequest = {
  name: 'item',
  weight: 1,
  method: 'POST',
  path: '/session/item/{item}',
  headers,
  expect: 201,
}
const items: ScenarioRequest = {
  name: 'items',
  weight: 1,
  method: 'GET',
  path: '/session/items',
  headers,
  expect: 200,
  take: { item: { kind: 'json', pointer: '/items/0/id' } },
}

const draws = { seed: 1, runValues: { nonce: 'testtest', secrets: { password: 'hunter2' } } }

async function problemsOf(scenario: Partial<Scenario>) {
  const asker = createAsker()
  const to = { host: server.host, port: server.port, timeoutMs: 5000 }
  const calls = await callEndpoints(
    { ...scenarioOf([], 0), ...scenario },
    draws,
    (one) => asker.ask({ ...to, ...one }),
    never,
  )
  return calls.map(({ name, problem }) => [name, problem])
}

test('logs in, and asks for what gives a value before what needs it', async () => {
  const calls = await problemsOf({ login, requests: [item, items] })
  expect(calls).toEqual([
    ['login', undefined],
    ['items', undefined],
    ['item', undefined],
  ])
})

test('a login that fails is the only complaint', async () => {
  const calls = await problemsOf({ login: { ...login, path: '/status/403' }, requests: [item, items] })
  expect(calls).toEqual([['login', 'status 403, expected 200']])
})

test('a login is whole before anything else: each of its requests has what the ones before took', async () => {
  const next = [
    {
      method: 'GET' as const,
      path: '/session/items',
      headers,
      expect: 200,
      take: { item: { kind: 'json', pointer: '/items/0/id' } as const },
    },
    { method: 'POST' as const, path: '/session/item/{item}', headers, expect: 201 },
  ]
  const calls = await problemsOf({ login: { ...login, next }, requests: [{ ...item, expect: 201 }] })
  expect(calls).toEqual([
    ['login', undefined],
    ['login', undefined],
    ['login', undefined],
    ['item', undefined],
  ])
})

test('a later request of the login that fails is the only complaint, and says which one it is', async () => {
  const next = [{ method: 'GET' as const, path: '/status/500', headers, expect: 200 }]
  const to = { host: server.host, port: server.port, timeoutMs: 5000 }
  const scenario = { ...scenarioOf(['/ok'], 0), login: { ...login, next } }
  const calls = await callEndpoints(scenario, draws, (one) => createAsker().ask({ ...to, ...one }), never)
  expect(calls).toMatchObject([
    { name: 'login', path: '/session/login' },
    { name: 'login', path: '/status/500', problem: 'status 500, expected 200' },
  ])
})

test('what a server says of a secret is told without it', async () => {
  const password = { kind: 'secret', environment: 'SHOP_PASSWORD' } as const
  const secretLogin = { ...login, body: '{"name": "{password}"}' }
  const wrong = { ...items, checks: { json: { '/name': 'somebody else' } } }
  const calls = await problemsOf({ values: { password }, login: secretLogin, requests: [wrong] })
  expect(calls).toEqual([
    ['login', undefined],
    ['items', '/name is "{password}", expected "somebody else"'],
  ])
  const refused = { ...login, path: '/echo', body: 'password={password}', headers: { 'content-type': 'text/plain' } }
  const echo = async () => ({ kind: 'answered', status: 400, headers: {}, body: 'wrong: hunter2' }) as const
  const scenario = { ...scenarioOf([], 0), values: { password }, login: refused }
  const [call] = await callEndpoints(scenario, draws, echo, never)
  expect(call?.problem).toBe('status 400, expected 200 — wrong: {password}')
})

test('what is unique is another in each request of the verification, and is not that of the load', async () => {
  const labels: string[] = []
  const [ok] = scenarioOf(['/ok'], 0).requests as [ScenarioRequest]
  const requests = ['a', 'b'].map((name) => ({ ...ok, name, body: '{label} {label}' }))
  const scenario = { ...scenarioOf([], 0), values: { label: { kind: 'unique', prefix: '' } as const }, requests }
  await callEndpoints(
    scenario,
    draws,
    async ({ body = '' }) => {
      labels.push(body)
      return { kind: 'answered', status: 200, headers: {}, body: '' }
    },
    never,
  )
  expect(labels).toEqual(['testtestv1x0 testtestv1x0', 'testtestv1x1 testtestv1x1'])
})

test('an answer without the value: what needs it is not asked', async () => {
  const take = { item: { kind: 'json', pointer: '/items/9/id' } } as const
  const calls = await problemsOf({ login, requests: [item, { ...items, take }] })
  expect(calls).toEqual([
    ['login', undefined],
    ['items', '/items/9/id, for {item}, is missing, expected a text or a number'],
    ['item', 'not asked: nothing gave {item}'],
  ])
})

test('checks are made, and sources fill what nobody takes', async () => {
  const [ok] = scenarioOf(['/ok'], 0).requests as [ScenarioRequest]
  const requests = [{ ...ok, path: '/status/{code}', expect: 404, checks: { contains: 'x' } }]
  const calls = await problemsOf({ values: { code: { kind: 'choice', values: ['404'] } }, requests })
  expect(calls).toEqual([['/ok', 'the body does not contain "x"']])
})

const ok = { kind: 'answered', status: 200, headers: {}, body: '' } as const
const many = scenarioOf(
  Array.from({ length: 1200 }, (_, index) => `/ok/${index}`),
  0,
)

test('a thousand endpoints are called ten at a time, each once, and told in their order', async () => {
  const underWay = { now: 0, most: 0 }
  const ask = async () => {
    underWay.now += 1
    underWay.most = Math.max(underWay.most, underWay.now)
    await Promise.resolve()
    underWay.now -= 1
    return ok
  }
  const calls = await callEndpoints(many, draws, ask, never)
  expect(calls.map(({ path }) => path)).toEqual(many.requests.map(({ path }) => path))
  expect(underWay.most).toBe(10)
})

test('a stop does not wait for an answer, and nothing is asked after it', async () => {
  const stop = new AbortController()
  const asked: string[] = []
  const ask = async ({ path }: { readonly path: string }) => {
    asked.push(path)
    if (asked.length < 25) return ok
    stop.abort(new StopRequested())
    return new Promise<never>(() => undefined)
  }
  await expect(callEndpoints(many, draws, ask, stop.signal)).rejects.toBeInstanceOf(StopRequested)
  const soFar = asked.length
  await new Promise((resolve) => setImmediate(resolve))
  expect(asked).toHaveLength(soFar)
  expect(soFar).toBeLessThan(40)
  const steps = { ...scenarioOf(['/ok'], 0), login: { ...login, next: [{ ...login, path: '/second' }] } }
  const later = new AbortController()
  const told: string[] = []
  const first = callEndpoints(
    steps,
    draws,
    async ({ path }) => {
      told.push(path)
      later.abort(new StopRequested())
      return { ...ok, body: '{"token":"t"}' }
    },
    later.signal,
  )
  await expect(first).rejects.toBeInstanceOf(StopRequested)
  expect(told).toEqual(['/session/login'])
})
