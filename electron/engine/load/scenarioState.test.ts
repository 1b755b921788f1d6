import { expect, test } from 'vitest'
import type { LoadCell, LoadPlan, LoadSlot } from '../../../shared/domain/load.ts'
import type { Login, Scenario, ScenarioRequest } from '../../../shared/domain/scenario.ts'
import type { LoadOrder } from '../ports/loadGenerator.ts'
import { orderOf, scenarioOf } from '../testing/loadOrders.ts'
import { signalWhen } from '../testing/signalWhen.ts'
import { startTargetServer, type TargetServer } from '../testing/targetServer.ts'
import { createLoadGenerator } from './createLoadGenerator.ts'

const generator = createLoadGenerator({ workerUrl: new URL('./loadWorker.ts', import.meta.url) })

// Each test mostly waits, for a server of its own: side by side.
const aside = test.concurrent

const bearer = { authorization: 'Bearer {token}' }
const logIn: Login = {
  method: 'POST',
  path: '/session/login',
  headers: {},
  body: '{"name": "user \\"{user}\\""}',
  expect: 200,
  take: { token: { kind: 'json', pointer: '/token' } },
  refresh: { on401: true },
}
const items: ScenarioRequest = {
  name: 'items',
  weight: 1,
  method: 'GET',
  path: '/session/items',
  headers: bearer,
  expect: 200,
  take: { item: { kind: 'json', pointer: '/items/0/id' }, same: { kind: 'header', name: 'X-Item' } },
  checks: { contains: '"items"' },
}
/** 201 only for the very item that this user's last answer named. */
const item: ScenarioRequest = {
  name: 'item',
  weight: 1,
  method: 'POST',
  path: '/session/item/{item}?same={same}',
  headers: bearer,
  body: '{"item": {item}}',
  expect: 201,
}
const shop: Scenario = { ...scenarioOf([], 5), login: logIn, requests: [item, items] }

const users = (count: number) => [
  { durationMs: 0, users: count },
  { durationMs: 600_000, users: count },
]
const open = (ratePerS: number): LoadPlan => ({
  kind: 'open',
  stages: [
    { durationMs: 0, ratePerS },
    { durationMs: 1000, ratePerS },
  ],
  arrivals: 'even',
  maxInFlight: 200,
})

type SeenPaths = ReadonlyMap<string, number>
const total = (counts: Iterable<number>) => [...counts].reduce((sum, count) => sum + count, 0)

interface Until {
  /** When users who would go on have done enough; without it, when the server has seen 200 requests. */
  readonly enough?: (seen: SeenPaths) => boolean
  /** Stopped when the server has seen so many. */
  readonly stopAt?: number
}

/** Six users, until they have done enough; or a rate, to its end. */
async function run(scenario: Scenario, more: Partial<LoadOrder> = {}, until: Until = {}) {
  return withServer((server) => runOn(server, scenario, more, until))
}

async function withServer<T>(use: (server: TargetServer) => Promise<T>): Promise<T> {
  const server = await startTargetServer()
  try {
    return await use(server)
  } finally {
    await server.close()
  }
}

async function runOn(server: TargetServer, scenario: Scenario, more: Partial<LoadOrder>, until: Until = {}) {
  const { enough = (paths) => total(paths.values()) >= 200, stopAt = Number.POSITIVE_INFINITY } = until
  const slots: LoadSlot[] = []
  const before = server.seen()
  const seenSince = () =>
    new Map([...server.seen().requests].map(([path, count]) => [path, count - (before.requests.get(path) ?? 0)]))
  const stop = signalWhen(() => total(seenSince().values()) >= stopAt)
  // Threads may take their time on a busy machine; without them there is nothing to see.
  const originMs = Number(process.hrtime.bigint()) / 1e6 + 3000
  const endMs = more.plan === undefined ? 600_000 : 1000
  const order = orderOf(server, users(6), scenario, { originMs, endMs, ...more })
  const isEnough = more.plan === undefined ? signalWhen(() => enough(seenSince())) : undefined
  const summary = await generator.run(order, (slot) => slots.push(slot), stop, isEnough)
  const counts: Record<string, number> = {}
  for (const { endpoint, outcome, count } of slots.flatMap<LoadCell>(({ cells }) => cells)) {
    const key = `${endpoint} ${outcome}`
    counts[key] = (counts[key] ?? 0) + count
  }
  const booked = total(Object.values(counts))
  const seen = seenSince()
  const connections = server.seen().connections.slice(before.connections.length)
  return { summary, counts, booked, seen, arrived: total(seen.values()), connections }
}

aside.each([1, 2])('each user logs in once, and carries values from answer to answer: %i threads', async (threads) => {
  const { summary, counts, booked, arrived } = await run(shop, { cores: threads === 1 ? [] : [0, 0] })
  expect(Object.keys(counts).toSorted()).toEqual(['item ok', 'items ok', 'login ok'])
  expect(counts['login ok']).toBe(6)
  // Each of the six is in the middle of a deck of two at most.
  expect(Math.abs((counts['item ok'] ?? 0) - (counts['items ok'] ?? 0))).toBeLessThanOrEqual(6)
  expect(counts['item ok']).toBeGreaterThan(20)
  expect([summary.started, arrived]).toEqual([booked, booked])
})

aside('open model: each connection logs in when it is first used', async () => {
  const { summary, counts, booked, arrived } = await run(shop, { plan: open(100) })
  expect(Object.keys(counts).toSorted()).toEqual(['item ok', 'items ok', 'login ok'])
  expect((counts['item ok'] ?? 0) + (counts['items ok'] ?? 0) + summary.dropped).toBe(100)
  expect(counts['login ok']).toBeLessThan(100)
  expect([summary.planned - summary.dropped, summary.started, arrived]).toEqual([booked, booked, booked])
})

aside('a refused token: logs in again, and sends the refused request once more', async () => {
  const { counts, booked, summary } = await run({ ...shop, login: { ...logIn, path: '/session/login?uses=4' } })
  const refused = (counts['items http4xx'] ?? 0) + (counts['item http4xx'] ?? 0)
  expect(refused).toBeGreaterThan(5)
  // One login for each user, and one after each refusal; a user may leave between the two.
  expect(counts['login ok']).toBeGreaterThan(refused)
  expect(counts['login ok']).toBeLessThanOrEqual(refused + 6)
  expect(summary.started).toBe(booked)
})

aside('a token that is renewed in time is never refused', async () => {
  const refresh = { afterMs: 200, on401: true }
  const enough = (paths: SeenPaths) => (paths.get('/session/login') ?? 0) > 6
  const { counts } = await run({ ...shop, login: { ...logIn, refresh } }, {}, { enough })
  expect(Object.keys(counts).toSorted()).toEqual(['item ok', 'items ok', 'login ok'])
  expect(counts['login ok']).toBeGreaterThan(6)
})

aside.each<{ name: string; stopAt?: number; plan?: LoadPlan }>([
  { name: 'closed' },
  { name: 'closed, stopped', stopAt: 60 },
  { name: 'open', plan: open(100) },
  { name: 'open, stopped', plan: open(100), stopAt: 60 },
])('logins that fail are booked as such, and nothing is lost: $name', async ({ stopAt, plan }) => {
  const login = { ...logIn, path: '/session/refuse?every=2' }
  const { summary, counts, booked, arrived } = await run(
    { ...shop, login },
    plan === undefined ? {} : { plan },
    stopAt === undefined ? {} : { stopAt },
  )
  expect(counts['login http503']).toBeGreaterThan(0)
  expect(counts['login ok']).toBeGreaterThan(0)
  expect(Object.keys(counts).filter((key) => key.includes('4xx'))).toEqual([])
  expect(summary.started).toBe(booked)
  expect(summary.planned).toBe(summary.started + summary.dropped)
  expect(arrived).toBeLessThanOrEqual(booked)
  if (stopAt === undefined) expect(arrived).toBe(booked)
})

/** Login, then the user's first item: 201 only for the very item that the same user was just given. */
const stepped: Scenario = {
  ...shop,
  login: {
    ...logIn,
    next: [
      {
        method: 'GET',
        path: '/session/items',
        headers: bearer,
        expect: 200,
        take: { mine: { kind: 'json', pointer: '/items/0/id' } },
      },
      {
        method: 'POST',
        path: '/session/item/{mine}',
        headers: bearer,
        expect: 201,
        take: { bought: { kind: 'json', pointer: '/id' } },
      },
    ],
  },
  requests: [{ ...items, path: '/session/items?after={bought}' }],
}

aside.each<{ name: string; more: Partial<LoadOrder> }>([
  { name: 'one thread', more: {} },
  { name: 'two threads', more: { cores: [0, 0] } },
  { name: 'a connection for each request', more: { connections: { kind: 'fresh' } } },
  { name: 'fewer connections than users', more: { connections: { kind: 'shared', count: 2 } } },
])('what follows a login is made before anything else, in its row: $name', async ({ more }) => {
  const { summary, counts, booked, arrived } = await run(stepped, more)
  expect(Object.keys(counts).toSorted()).toEqual(['items ok', 'login ok'])
  // Six users, three requests each.
  expect(counts['login ok']).toBe(18)
  expect([summary.started, arrived]).toEqual([booked, booked])
})

aside('what follows a login follows every one that renews the token', async () => {
  const renewed = { ...stepped, login: { ...(stepped.login as Login), path: '/session/login?uses=6' } }
  const { summary, counts, booked, arrived, seen } = await run(renewed)
  const refused = counts['items http4xx'] ?? 0
  expect(refused).toBeGreaterThan(5)
  // A user may leave in the middle of a login.
  expect(counts['login ok']).toBeGreaterThan(3 * refused)
  expect(counts['login ok']).toBeLessThanOrEqual(3 * (refused + 6))
  expect(seen.get('/session/login')).toBeGreaterThan(refused)
  expect([summary.started, arrived]).toEqual([booked, booked])
})

aside.each<{ name: string; stopAt?: number; plan?: LoadPlan }>([
  { name: 'closed' },
  { name: 'closed, stopped', stopAt: 60 },
  { name: 'open', plan: open(100) },
])('when a later request of a login fails, the whole login is made again, and nothing is lost: $name', async (one) => {
  const { stopAt, plan } = one
  const next = [{ method: 'GET' as const, path: '/session/flaky?every=2', headers: {}, expect: 200 }]
  const login = { ...logIn, next }
  const order = plan === undefined ? {} : { plan }
  const { summary, counts, booked, arrived, seen } = await run(
    { ...shop, login, requests: [items] },
    order,
    stopAt === undefined ? {} : { stopAt },
  )
  expect(counts['login http503']).toBeGreaterThan(0)
  expect(counts['items ok']).toBeGreaterThan(0)
  expect(counts['items http4xx']).toBeUndefined()
  expect(summary.planned).toBe(summary.started + summary.dropped)
  expect(summary.started).toBe(booked)
  if (stopAt !== undefined) return
  expect(arrived).toBe(booked)
  expect((seen.get('/session/login') ?? 0) + (seen.get('/session/flaky') ?? 0)).toBe(
    (counts['login ok'] ?? 0) + (counts['login http503'] ?? 0),
  )
})

const enter: ScenarioRequest = {
  name: 'enter',
  weight: 1,
  method: 'POST',
  path: '/session/enter?again={label}',
  headers: { 'content-type': 'application/json' },
  body: '{"label": "{label}"}',
  expect: 201,
}

aside.each<{ name: string; plan?: LoadPlan }>([{ name: 'closed' }, { name: 'open', plan: open(300) }])(
  'what is unique was never there before, over threads and a second run of the same seed: $name',
  // Three runs, each with threads of its own.
  { timeout: 120_000 },
  async ({ name, plan }) => {
    const scenario: Scenario = {
      ...scenarioOf([], 5),
      values: { label: { kind: 'unique', prefix: '' } },
      requests: [enter],
    }
    const order = plan === undefined ? {} : { plan }
    await withServer(async (server) => {
      for (const nonce of ['aaaaaaaa', 'aaaaaaab']) {
        const runValues = { nonce: `${nonce}${name}`, secrets: {} }
        const { counts } = await runOn(server, scenario, { ...order, cores: [0, 0], runValues })
        expect(Object.keys(counts)).toEqual(['enter ok'])
        expect(counts['enter ok']).toBeGreaterThan(1)
      }
      // The same marks again are seen at once: the server would have told.
      const runValues = { nonce: `aaaaaaaa${name}`, secrets: {} }
      const { counts } = await runOn(server, scenario, { ...order, runValues })
      expect(counts['enter http4xx']).toBeGreaterThan(0)
    })
  },
)

aside.each<{ name: string; plan?: LoadPlan; cores: readonly number[] }>([
  { name: 'closed: two users of each', cores: [] },
  { name: 'open: senders take turns, though one would be enough', plan: open(300), cores: [] },
  { name: 'open, two threads', plan: open(300), cores: [0, 0] },
])('values by user are shared out evenly: $name', async ({ plan, cores }) => {
  const [ok] = scenarioOf(['/ok'], 20).requests as [ScenarioRequest]
  const values = { who: { kind: 'byUser', values: ['a', 'b', 'c'] } as const }
  const scenario = { ...scenarioOf([], 20), values, requests: [{ ...ok, path: '/ok/{who}' }] }
  const { seen, booked, connections } = await run(scenario, { ...(plan && { plan }), cores })
  for (const who of ['a', 'b', 'c']) {
    // How often a user comes to ask is the machine's affair; who has which value is not.
    if (plan === undefined)
      expect(connections.filter((paths) => paths.every((path) => path === `/ok/${who}`))).toHaveLength(2)
    else expect(Math.abs((seen.get(`/ok/${who}`) ?? 0) / booked - 1 / 3)).toBeLessThan(0.01)
  }
})

aside('a secret reaches the server', async () => {
  const password = { kind: 'secret', environment: 'SHOP_PASSWORD' } as const
  const login = { ...logIn, body: '{"name": "{password}"}' }
  const named = { ...items, checks: { json: { '/name': 'hunter "2"' } } }
  const runValues = { nonce: '', secrets: { password: 'hunter "2"' } }
  const { counts } = await run({ ...shop, values: { password }, login, requests: [named] }, { runValues })
  expect(Object.keys(counts).toSorted()).toEqual(['items ok', 'login ok'])
})

aside('without a login nothing is asked for', async () => {
  const { counts } = await run({ ...shop, login: { ...logIn, path: '/status/500' } })
  expect(Object.keys(counts)).toEqual(['login http5xx'])
})

const checked: readonly { name: string; request: Partial<ScenarioRequest>; outcome: string }[] = [
  { name: 'a check that holds', request: { checks: { json: { '/ok': true } } }, outcome: 'ok' },
  { name: 'a check that does not', request: { checks: { json: { '/ok': false } } }, outcome: 'checkFailed' },
  { name: 'a text that is not there', request: { checks: { contains: 'late' } }, outcome: 'checkFailed' },
  {
    name: 'a value that is not there',
    request: { take: { x: { kind: 'json', pointer: '/x' } } },
    outcome: 'checkFailed',
  },
  {
    name: 'a header that is there',
    request: { path: '/ok?cache=HIT', take: { x: { kind: 'header', name: 'X-Cache' } } },
    outcome: 'ok',
  },
  {
    name: 'more than 1 MiB to check',
    request: { path: '/body/large/1048577', checks: { contains: 'x' } },
    outcome: 'checkFailed',
  },
  { name: '1 MiB to check', request: { path: '/body/large/1048576', checks: { contains: 'x' } }, outcome: 'ok' },
  {
    name: 'another status is what it is',
    request: { path: '/status/500', checks: { contains: 'x' } },
    outcome: 'http5xx',
  },
  {
    name: 'an expected failure is checked too',
    request: { path: '/status/404', expect: 404, checks: { contains: 'x' } },
    outcome: 'checkFailed',
  },
]

aside('checks, each answer in its outcome', async () => {
  const [plain] = scenarioOf(['/ok'], 100).requests as [ScenarioRequest]
  const requests = checked.map(({ name, request }) => ({ ...plain, name, ...request }))
  const perEach = 10
  const plan = open(checked.length * perEach)
  const { counts } = await run({ ...scenarioOf([], 0), requests }, { plan })
  expect(counts).toEqual(Object.fromEntries(checked.map(({ name, outcome }) => [`${name} ${outcome}`, perEach])))
})
