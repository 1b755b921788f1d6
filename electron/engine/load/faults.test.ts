import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LoadSlot } from '../../../shared/domain/load.ts'
import type { Outcome } from '../../../shared/domain/outcome.ts'
import type { LoadOrder } from '../ports/loadGenerator.ts'
import { startDeafServer } from '../testing/deafServer.ts'
import { orderOf, scenarioOf } from '../testing/loadOrders.ts'
import { signalWhen } from '../testing/signalWhen.ts'
import { startTargetServer, type TargetServer } from '../testing/targetServer.ts'
import { createLoadGenerator } from './createLoadGenerator.ts'

const generator = createLoadGenerator({ workerUrl: new URL('./loadWorker.ts', import.meta.url) })
let server: TargetServer

beforeAll(async () => {
  server = await startTargetServer()
})
afterAll(() => server.close())

type Counts = Partial<Record<Outcome, number>>

/**
 * Ten users (or more) for a while, or until it is `enough`. Time limits are long, because a busy machine may well take a second for what takes a
 * millisecond. Gives the number of requests by endpoint and outcome, once they add up.
 */
async function outcomesBy(
  target: { host: string; port: number },
  paths: readonly string[],
  {
    users = 10,
    enough,
    durationMs = enough === undefined ? 400 : 600_000,
    ...more
  }: Partial<LoadOrder> & { durationMs?: number; users?: number; enough?: AbortSignal } = {},
): Promise<Map<string, Counts>> {
  const stages = [
    { durationMs: 0, users },
    { durationMs, users },
  ]
  const slots: LoadSlot[] = []
  const order = orderOf(target, stages, scenarioOf(paths, 20), {
    timeouts: { connectMs: 3000, responseMs: 3000 },
    ...more,
  })
  const summary = await generator.run(order, (slot) => slots.push(slot), new AbortController().signal, enough)
  const cells = slots.flatMap((slot) => slot.cells)
  expect(cells.reduce((sum, { count }) => sum + count, 0)).toBe(summary.started)
  const counts = new Map<string, Counts>(paths.map((path) => [path, {}]))
  for (const { endpoint, outcome, count } of cells) {
    const of = counts.get(endpoint) ?? {}
    of[outcome] = (of[outcome] ?? 0) + count
  }
  return counts
}

/** When each of these was asked as often by all that went before in this file and so many times more. */
function askedMore(paths: readonly string[], times: number): AbortSignal {
  const before = server.seen().requests
  return signalWhen(() => {
    const { requests } = server.seen()
    return paths.every((path) => (requests.get(path) ?? 0) - (before.get(path) ?? 0) >= times)
  })
}

async function outcomesOf(
  target: { host: string; port: number },
  path: string,
  more: Parameters<typeof outcomesBy>[2] = {},
): Promise<Counts> {
  return (await outcomesBy(target, [path], more)).get(path) ?? {}
}

const expected: ReadonlyArray<[path: string, outcomes: Outcome[]]> = [
  ['/ok', ['ok']],
  ['/delay/100', ['ok']],
  ['/body/large/300000', ['ok']],
  ['/status/204', ['checkFailed']],
  ['/status/302', ['checkFailed']],
  ['/status/404', ['http4xx']],
  ['/status/500', ['http5xx']],
  ['/status/502', ['http502']],
  ['/status/503', ['http503']],
  ['/status/504', ['http504']],
  ['/silent', ['responseTimeout']],
  ['/body/silent', ['responseTimeout']],
  ['/body/drip', ['responseTimeout']],
  ['/cut/fin', ['reset']],
  ['/cut/rst', ['reset']],
  ['/body/cut', ['reset']],
  ['/garbage', ['reset']],
  ['/flood', ['reset']],
]

/** All of them mixed in one run, so that a connection's fault must not leak into the next request. */
test('every single request of every fault is in its class, not most of them', async () => {
  const paths = expected.map(([path]) => path)
  const counts = await outcomesBy(server, paths, { users: 20, enough: askedMore(paths, 6) })
  expect([...counts].map(([path, of]) => [path, Object.keys(of)])).toEqual(expected)
  for (const [path, of] of counts)
    expect([path, (of[expected.find((row) => row[0] === path)![1][0]!] ?? 0) >= 5]).toEqual([path, true])
})

test('a connection that is reset when it is used again', async () => {
  // Without think time: reset at once after idling for half a second it would look stale.
  const scenario = scenarioOf(['/second'], 0)
  const enough = askedMore(['/second'], 100)
  const { ok, reset, ...others } = await outcomesOf(server, '/second', { scenario, enough })
  expect(others).toEqual({})
  // They take turns, on every connection.
  expect(Math.abs((ok ?? 0) - (reset ?? 0))).toBeLessThanOrEqual(10)
  expect(reset).toBeGreaterThan(10)
})

test('a connection that the server closes after its answer is no failure', async () => {
  // After less idling the close may cross the next request on a machine that is busy: that is a reset, and rightly so.
  const scenario = scenarioOf(['/idle'], 700)
  const { ok, stale: _, ...others } = await outcomesOf(server, '/idle', { scenario, enough: askedMore(['/idle'], 30) })
  expect(others).toEqual({})
  expect(ok).toBeGreaterThanOrEqual(30)
})

test('an answer without end is cut off, by the clock or by its size', async () => {
  const counts = await outcomesOf(server, '/body/endless', { timeouts: { connectMs: 1500, responseMs: 1500 } })
  expect(Object.keys(counts).filter((name) => name !== 'responseTimeout' && name !== 'checkFailed')).toEqual([])
})

test('nobody listens: refused, at a bounded pace without think time', async () => {
  const gone = await startTargetServer()
  await gone.close()
  const scenario = scenarioOf(['/ok'], 0)
  const counts = await outcomesOf(gone, '/ok', { scenario })
  expect(Object.keys(counts)).toEqual(['refused'])
  // Ten users, 500 ms, at least 10 ms apart.
  expect(counts.refused).toBeLessThanOrEqual(10 * 51)
})

test.runIf(process.platform === 'linux')('nobody accepts: connecting times out', async () => {
  const deaf = await startDeafServer()
  try {
    expect(Object.keys(await outcomesOf(deaf, '/ok'))).toEqual(['connectTimeout'])
    // Also when the deadline of the whole request is the shorter one.
    const timeouts = { connectMs: 5000, responseMs: 100 }
    expect(Object.keys(await outcomesOf(deaf, '/ok', { timeouts }))).toEqual(['connectTimeout'])
  } finally {
    deaf.close()
  }
})

test('a name that cannot be', async () => {
  // Two dots in a row: refused by the resolver itself, without asking a server.
  const counts = await outcomesOf({ host: 'a..b', port: 80 }, '/ok', {
    timeouts: { connectMs: 5000, responseMs: 5000 },
  })
  expect(Object.keys(counts)).toEqual(['dns'])
})

test('a path with a space is sent as browsers send it', async () => {
  await outcomesOf(server, '/delay/0/bad path')
  expect([...server.seen().requests.keys()]).toContain('/delay/0/bad%20path')
})

test('out of time, requests in flight are cut off and booked as aborted', async () => {
  const counts = await outcomesBy(server, ['/delay/20', '/silent'], {
    timeouts: { connectMs: 30_000, responseMs: 30_000 },
    drainMs: 50,
    enough: askedMore(['/silent'], 10),
  })
  expect(Object.keys(counts.get('/delay/20') ?? {})).toEqual(['ok'])
  // All ten end up there, once.
  expect(counts.get('/silent')).toEqual({ aborted: 10 })
})
