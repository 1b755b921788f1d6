import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Login, Scenario, ScenarioRequest } from '../../../shared/domain/scenario.ts'
import { createAsker } from '../load/createAsker.ts'
import { scenarioOf } from '../testing/loadOrders.ts'
import { startTargetServer, type TargetServer } from '../testing/targetServer.ts'
import { callEndpoints } from './callEndpoints.ts'

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
  const calls = await callEndpoints({ ...scenarioOf([], 0), ...scenario }, draws, (one) => asker.ask({ ...to, ...one }))
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
