import { afterAll, beforeAll, expect, test } from 'vitest'
import { toFailure } from '../../../shared/domain/failure.ts'
import type { LoadCell, LoadPlan } from '../../../shared/domain/load.ts'
import type { Login, Scenario } from '../../../shared/domain/scenario.ts'
import { createAsker } from '../load/createAsker.ts'
import { createLoadGenerator } from '../load/createLoadGenerator.ts'
import type { Clock } from '../ports/clock.ts'
import type { LoadOrder } from '../ports/loadGenerator.ts'
import { orderOf, scenarioOf } from '../testing/loadOrders.ts'
import { startTargetServer, type TargetServer } from '../testing/targetServer.ts'
import { prepareLogins } from './prepareLogins.ts'
import { StopRequested } from './stopRequested.ts'

const generator = createLoadGenerator({ workerUrl: new URL('../load/loadWorker.ts', import.meta.url) })
const clock: Clock = {
  nowMs: () => Number(process.hrtime.bigint()) / 1e6,
  utc: () => '',
  sleep: () => Promise.reject(new Error('not asked for')),
}
const ports = { clock, asker: createAsker() }
const never = new AbortController().signal
let server: TargetServer

beforeAll(async () => {
  server = await startTargetServer()
})
afterAll(() => server.close())

const logIn: Login = {
  method: 'POST',
  path: '/session/login',
  headers: {},
  body: '{"name": "{user}"}',
  expect: 200,
  take: { token: { kind: 'json', pointer: '/token' } },
  refresh: { on401: true },
}
const shop = (login: Partial<Login> = {}): Scenario => {
  const headers = { authorization: 'Bearer {token}' }
  const items = { name: 'items', weight: 1, method: 'GET' as const, path: '/session/items', headers, expect: 200 }
  return { ...scenarioOf([], 20), login: { ...logIn, ...login }, requests: [items] }
}
const users = (count: number) => [
  { durationMs: 0, users: count },
  { durationMs: 1000, users: count },
]
const orderFor = (scenario: Scenario, count: number, more: Partial<LoadOrder> = {}) =>
  orderOf(server, users(count), scenario, { originMs: clock.nowMs() + 1000, ...more })

async function outcomes(order: LoadOrder): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  const add = ({ endpoint, outcome, count }: LoadCell) => {
    counts[`${endpoint} ${outcome}`] = (counts[`${endpoint} ${outcome}`] ?? 0) + count
  }
  await generator.run(order, ({ cells }) => cells.forEach(add), never)
  return counts
}

test.each([1, 2])('nobody logs in once the load is on, each with a token of their own: %i threads', async (threads) => {
  const order = orderFor(shop(), 25, { cores: threads === 1 ? [] : [0, 0] })
  const prepared = await prepareLogins(order, ports, never)
  expect(prepared?.preparation).toMatchObject({ users: 25, logins: 25, failed: 0 })
  expect(prepared?.preparation.p95Us).toBeGreaterThanOrEqual(prepared?.preparation.p50Us ?? 0)
  const tokens = prepared?.sessions.map((session) => session?.values[0]?.[1])
  expect(tokens?.every((token, user) => token?.endsWith(`of "${user + 1}"`))).toBe(true)
  const counts = await outcomes({ ...order, sessions: prepared?.sessions ?? [], originMs: clock.nowMs() + 1000 })
  expect(Object.keys(counts)).toEqual(['items ok'])
})

const bearer = { authorization: 'Bearer {token}' }
const next: Login['next'] = [
  {
    method: 'GET',
    path: '/session/items',
    headers: bearer,
    expect: 200,
    take: { item: { kind: 'json', pointer: '/items/0/id' } },
  },
  { method: 'POST', path: '/session/item/{item}', headers: bearer, expect: 201 },
]

test('logins are whole, and what follows them leaves its values too: nobody has to log in again', async () => {
  const scenario = shop({ next })
  const requests = scenario.requests.map((request) => ({ ...request, path: '/session/items?after={item}' }))
  const order = orderFor({ ...scenario, requests }, 25)
  const before = server.seen().requests.get('/session/login') ?? 0
  const prepared = await prepareLogins(order, ports, never)
  // One login each, however many requests it has.
  expect(prepared?.preparation).toMatchObject({ users: 25, logins: 25, failed: 0 })
  expect((server.seen().requests.get('/session/login') ?? 0) - before).toBe(25)
  expect(prepared?.sessions.every((session) => session?.values.map(([name]) => name).join() === 'token,item')).toBe(
    true,
  )
  const counts = await outcomes({ ...order, sessions: prepared?.sessions ?? [], originMs: clock.nowMs() + 1000 })
  expect(Object.keys(counts)).toEqual(['items ok'])
})

test('a login whose later request fails is none, and the sentence names the request', async () => {
  const [first] = next ?? []
  const order = orderFor(shop({ next: [...(first ? [first] : []), { ...logIn, path: '/status/500', body: '' }] }), 30)
  await expect(prepareLogins(order, ports, never)).rejects.toMatchObject({
    failure: {
      kind: 'notVerified',
      problems: [
        expect.stringMatching(
          /^POST \/session\/login \(login\): none of \d\d logins .*: POST \/status\/500: status 500, expected 200/,
        ),
      ],
    },
  })
})

test('each user logs in to an account of their own, with the secret, and says it nowhere', async () => {
  const said: string[] = []
  const asker: typeof ports.asker = {
    ask: async ({ body = '' }) => {
      said.push(body)
      return { kind: 'answered', status: 403, headers: {}, body: `no: ${body}` }
    },
  }
  const values = {
    who: { kind: 'byUser', values: ['a', 'b', 'c'] },
    password: { kind: 'secret', environment: 'SHOP_PASSWORD' },
    label: { kind: 'unique', prefix: '' },
  } as const
  const login = { body: '{who} {password} {label}', headers: { 'content-type': 'text/plain' } }
  const runValues = { nonce: 'testtest', secrets: { password: 'hunter2' } }
  const order = orderFor({ ...shop(login), values }, 4, { runValues })
  const failed = await prepareLogins(order, { clock, asker }, never).then(() => undefined, toFailure)
  expect(said.toSorted()).toEqual([
    'a hunter2 testtestl1x0',
    'a hunter2 testtestl4x0',
    'b hunter2 testtestl2x0',
    'c hunter2 testtestl3x0',
  ])
  expect(JSON.stringify(failed)).toContain('no: a {password}')
  expect(JSON.stringify(failed)).not.toContain('hunter2')
})

test('open model: more under way than users were logged in, and yet nobody logs in during the load', async () => {
  const [slow] = shop().requests.map((request) => ({ ...request, path: '/session/items?slow=1' }))
  const scenario = {
    ...shop(),
    requests: slow === undefined ? [] : [slow, { ...slow, name: 'wait', path: '/delay/400' }],
  }
  const plan: LoadPlan = {
    kind: 'open',
    stages: [
      { durationMs: 0, ratePerS: 100 },
      { durationMs: 1000, ratePerS: 100 },
    ],
    arrivals: 'even',
    maxInFlight: 200,
  }
  const order = orderFor(scenario, 0, { plan, endMs: 1000 })
  const prepared = await prepareLogins(order, ports, never)
  const sessions = prepared?.sessions.slice(0, 5) ?? []
  expect(sessions).toHaveLength(5)
  const counts = await outcomes({ ...order, sessions, originMs: clock.nowMs() + 1000 })
  expect(counts).toEqual({ 'items ok': 50, 'wait ok': 50 })
})

test('whose login failed logs in at the first request', async () => {
  const order = orderFor(shop({ path: '/session/refuse?every=5' }), 10)
  const prepared = await prepareLogins(order, ports, never)
  const { logins, failed } = prepared?.preparation ?? { logins: 0, failed: 0 }
  expect([logins, failed]).toEqual([10, 2])
  const counts = await outcomes({ ...order, sessions: prepared?.sessions ?? [], originMs: clock.nowMs() + 1000 })
  expect(counts['login ok']).toBe(2)
  expect(Object.keys(counts).filter((key) => key.startsWith('items'))).toEqual(['items ok'])
})

test('a token that is old when it is needed is renewed', async () => {
  const order = orderFor(shop({ refresh: { afterMs: 500, on401: true } }), 4)
  const prepared = await prepareLogins(order, ports, never)
  const counts = await outcomes({ ...order, sessions: prepared?.sessions ?? [], originMs: clock.nowMs() + 1000 })
  expect(counts['login ok']).toBeGreaterThanOrEqual(4)
  expect(Object.keys(counts).toSorted()).toEqual(['items ok', 'login ok'])
})

test('when nobody can log in it says with which status, and does not try all of them', async () => {
  const login = { path: '/status/503' }
  const before = server.seen().requests.get('/status/503') ?? 0
  await expect(prepareLogins(orderFor(shop(login), 5000), ports, never)).rejects.toMatchObject({
    failure: {
      kind: 'notVerified',
      problems: [
        expect.stringMatching(/^POST \/status\/503 \(login\): none of \d\d logins .*status 503, expected 200/),
      ],
    },
  })
  expect((server.seen().requests.get('/status/503') ?? 0) - before).toBeLessThan(40)
})

test('a stop does not wait for logins that are not answered', async () => {
  const stop = new AbortController()
  const logins = prepareLogins(orderFor(shop({ path: '/delay/5000' }), 3), ports, stop.signal)
  stop.abort(new StopRequested())
  await expect(logins).rejects.toBeInstanceOf(StopRequested)
})

test('nothing of a login is asked after a stop that comes between its requests', async () => {
  const stop = new AbortController()
  const asked: string[] = []
  const asker: typeof ports.asker = {
    ask: async ({ path }) => {
      asked.push(path)
      stop.abort(new StopRequested())
      return { kind: 'answered', status: 200, headers: {}, body: '{"token":"t"}' }
    },
  }
  const logins = prepareLogins(orderFor(shop({ next }), 1), { clock, asker }, stop.signal)
  await expect(logins).rejects.toBeInstanceOf(StopRequested)
  await new Promise((resolve) => setImmediate(resolve))
  expect(asked).toEqual(['/session/login'])
})

test('without a login there is nothing to prepare', async () => {
  expect(await prepareLogins(orderFor(scenarioOf(['/ok'], 5), 3), ports, never)).toBeUndefined()
})
