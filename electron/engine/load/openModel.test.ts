import { afterAll, beforeAll, expect, test } from 'vitest'
import { judgeSecond } from '../../../shared/analysis/judgeSecond.ts'
import type { LoadPlan, LoadSlot } from '../../../shared/domain/load.ts'
import { arrivalTimes } from '../../../shared/load/arrivalTimes.ts'
import { seededRandom } from '../../../shared/load/seededRandom.ts'
import type { LoadOrder } from '../ports/loadGenerator.ts'
import { orderOf, scenarioOf } from '../testing/loadOrders.ts'
import { signalWhen } from '../testing/signalWhen.ts'
import { startTargetServer, type TargetServer } from '../testing/targetServer.ts'
import { createLoadGenerator } from './createLoadGenerator.ts'
import { mergeEncoded } from './mergeEncoded.ts'

const generator = createLoadGenerator({ workerUrl: new URL('./loadWorker.ts', import.meta.url) })
let server: TargetServer

beforeAll(async () => {
  server = await startTargetServer()
})
afterAll(() => server.close())

const rate = (
  seconds: number,
  ratePerS: number,
  more: Partial<Extract<LoadPlan, { kind: 'open' }>> = {},
): LoadPlan => ({
  kind: 'open',
  stages: [
    { durationMs: 0, ratePerS },
    { durationMs: seconds * 1000, ratePerS },
  ],
  arrivals: 'even',
  maxInFlight: 200,
  ...more,
})

async function run(path: string, plan: LoadPlan, more: Partial<LoadOrder> = {}) {
  const slots: LoadSlot[] = []
  const endMs = plan.kind === 'open' ? plan.stages.reduce((sum, { durationMs }) => sum + durationMs, 0) : 0
  const order = orderOf(server, [], scenarioOf([path], 0), { plan, endMs, ...more })
  const summary = await generator.run(order, (slot) => slots.push(slot), new AbortController().signal)
  const cells = slots.flatMap((slot) => slot.cells)
  const outcomes: Record<string, number> = {}
  for (const { outcome, count } of cells) outcomes[outcome] = (outcomes[outcome] ?? 0) + count
  const responseUs = mergeEncoded(cells.flatMap((cell) => cell.responseUs ?? []))
  const serviceUs = mergeEncoded(cells.flatMap((cell) => cell.serviceUs ?? []))
  return { slots, summary, outcomes, responseUs, serviceUs }
}

test('every request that is due is sent, whatever becomes of the ones before', async () => {
  const before = server.seen().connections.length
  // What is due before the end only: a thread must not begin seconds late.
  const originMs = Number(process.hrtime.bigint()) / 1e6 + 3000
  const { summary, outcomes } = await run('/delay/300', rate(2, 100), { originMs })
  expect(summary).toMatchObject({ planned: 200, started: 200, dropped: 0 })
  expect(outcomes).toEqual({ ok: 200 })
  // Little's law: 100 per second for 0.3 s are 30 at once, each with a connection. Who waited for answers would need one.
  expect(server.seen().connections.length - before).toBeGreaterThan(20)
})

test('a rate above what may be sent: no more than that is, and the rest is dropped as late', async () => {
  const seen = () => server.seen().requests.get('/ok') ?? 0
  const before = seen()
  const { summary, slots } = await run('/ok', rate(1, 1000), { mostStartsPerS: 200 })
  expect(summary).toMatchObject({ planned: 1000, started: seen() - before })
  expect(summary.started + summary.dropped).toBe(1000)
  // 21 in each of at most eleven windows of 100 ms.
  expect(summary.started).toBeLessThanOrEqual(231)
  expect(summary.started).toBeGreaterThan(0)
  expect(slots.reduce((sum, { droppedLate = 0 }) => sum + droppedLate, 0)).toBeGreaterThan(700)
})

test.each([1, 2])('with %i threads the same moments and the same questions', async (threads) => {
  const scenario = scenarioOf(['/ok?a', '/ok?b', '/ok?c'], 0)
  const plan = rate(1, 90, { arrivals: 'poisson' })
  const { summary, slots } = await run('', plan, { scenario, cores: threads === 1 ? [] : [0, 0], seed: 5 })
  const counts = Map.groupBy(
    slots.flatMap(({ cells }) => cells),
    ({ endpoint }) => endpoint,
  )
  const byEndpoint = [...counts].map(([name, cells]) => [name, cells.reduce((sum, { count }) => sum + count, 0)])
  expect(summary.dropped).toBe(0)
  // Whole decks of three, and what is left of the last.
  for (const [, count] of byEndpoint) expect(Math.abs(Number(count) - summary.planned / 3)).toBeLessThan(1)
  const moments = plan.kind === 'open' ? arrivalTimes(plan.stages, 'poisson', seededRandom(5, 3 << 29)) : []
  expect(summary.planned).toBe([...moments].length)
})

test('what is due while too many are under way is dropped and counted', async () => {
  const { summary, outcomes, slots } = await run('/delay/1000', rate(2, 50, { maxInFlight: 10 }))
  expect(summary.planned).toBe(100)
  expect(summary.dropped).toBe(summary.planned - summary.started)
  expect(summary.dropped).toBeGreaterThan(60)
  expect(Object.values(outcomes).reduce((a, b) => a + b, 0)).toBe(summary.started)
  expect(slots.reduce((sum, { dropped = 0 }) => sum + dropped, 0)).toBe(summary.dropped)
})

test('a pool: who finds no connection waits, and waiting is in the response time and on its own', async () => {
  const before = server.seen().connections.length
  const { outcomes, slots, responseUs, serviceUs } = await run('/delay/50', rate(1, 100), {
    connections: { kind: 'shared', count: 2 },
  })
  expect(outcomes).toEqual({ ok: 100 })
  expect(server.seen().connections.length - before).toBe(2)
  // Two connections answer 40 per second, 100 are due.
  const waits = mergeEncoded(slots.flatMap(({ waitUs }) => waitUs ?? []))
  expect(waits?.max).toBeGreaterThan(500_000)
  expect(responseUs?.max).toBeGreaterThan(serviceUs?.max ?? 0)
  // Nothing else is in it but our own lateness; histograms are good to 0.1 % each.
  const lagUs = Math.max(...slots.map(({ sendLagUs }) => sendLagUs.max))
  expect(responseUs?.max).toBeLessThan(1.01 * (lagUs + (waits?.max ?? 0) + (serviceUs?.max ?? 0)))
})

test('a connection for every request, closed after it', async () => {
  const before = server.seen().connections.length
  const { outcomes, slots } = await run('/ok', rate(1, 50), { connections: { kind: 'fresh' } })
  expect(outcomes).toEqual({ ok: 50 })
  expect(server.seen().connections.length - before).toBe(50)
  expect(mergeEncoded(slots.flatMap(({ connectUs }) => connectUs ?? []))?.count).toBe(50)
  // Making one is no waiting for one.
  expect(slots.flatMap(({ waitUs }) => waitUs ?? [])).toEqual([])
})

test('a wait for a connection has an end, and is neither the server’s fault nor ours', async () => {
  const { outcomes, summary, slots } = await run('/silent', rate(1, 20), {
    connections: { kind: 'shared', count: 1 },
    timeouts: { connectMs: 3000, responseMs: 300 },
  })
  expect(Object.keys(outcomes).toSorted()).toEqual(['poolTimeout', 'responseTimeout'])
  const judged = slots.filter(({ cells }) => cells.length > 0).flatMap((slot) => judgeSecond(slot, 1).reasons)
  expect(judged).toContain('poolTimeout')
  expect(judged).not.toContain('exhausted')
  expect(Object.values(outcomes).reduce((a, b) => a + b, 0)).toBe(summary.started)
})

test('cycle pacing: a slow server does not slow the schedule, and what was late is counted so', async () => {
  const scenario = { ...scenarioOf(['/delay/150'], 0), cycle: { meanMs: 100, spreadPercent: 0 } }
  const slots: LoadSlot[] = []
  const stages = [
    { durationMs: 0, users: 5 },
    { durationMs: 600_000, users: 5 },
  ]
  // Threads may take their time on a busy machine; the first second is to have all that come late for that.
  const originMs = Number(process.hrtime.bigint()) / 1e6 + 1000
  const order = orderOf(server, stages, scenario, { originMs })
  const before = server.seen().requests.get('/delay/150') ?? 0
  const enough = signalWhen(() => (server.seen().requests.get('/delay/150') ?? 0) >= before + 60)
  await generator.run(order, (slot) => slots.push(slot), new AbortController().signal, enough)
  const late = mergeEncoded(slots.flatMap(({ lateUs }) => lateUs ?? []))
  // Each request makes its user 50 ms later: the tenth is due at 900 ms and sent after 1,350 ms.
  expect(late?.max).toBeGreaterThan(350_000)
  const cells = slots.flatMap(({ cells }) => cells)
  const response = mergeEncoded(cells.flatMap(({ responseUs }) => responseUs ?? []))
  const service = mergeEncoded(cells.flatMap(({ serviceUs }) => serviceUs ?? []))
  const sum = (of: typeof late) => (of?.mean ?? 0) * (of?.count ?? 0)
  expect(sum(response) - sum(service)).toBeGreaterThan(0.95 * sum(late))
  // Being late for the server's sake is no lag of ours: who is behind asks at once.
  const lags = slots.filter(({ started }) => started > 0).map(({ sendLagUs }) => sendLagUs.p99)
  expect(Math.min(...lags)).toBeLessThan((late?.max ?? 0) / 10)
})
