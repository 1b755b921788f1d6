import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LoadSlot } from '../../../shared/domain/load.ts'
import type { Outcome } from '../../../shared/domain/outcome.ts'
import type { LoadOrder } from '../ports.ts'
import { startDeafServer } from '../testing/deafServer.ts'
import { orderOf, scenarioOf } from '../testing/loadOrders.ts'
import { startTargetServer, type TargetServer } from '../testing/targetServer.ts'
import { createLoadGenerator } from './createLoadGenerator.ts'

const generator = createLoadGenerator({ workerUrl: new URL('./loadWorker.ts', import.meta.url) })
let server: TargetServer

beforeAll(async () => {
  server = await startTargetServer()
})
afterAll(() => server.close())

/** Ten users for half a second; gives the number of requests by outcome. */
async function outcomesOf(
  target: { host: string; port: number },
  path: string,
  more: Partial<LoadOrder> = {},
): Promise<Partial<Record<Outcome, number>>> {
  const stages = [
    { durationMs: 0, users: 10 },
    { durationMs: 500, users: 10 },
  ]
  const slots: LoadSlot[] = []
  const order = orderOf(target, stages, scenarioOf([path], 50), {
    timeouts: { connectMs: 150, responseMs: 150 },
    ...more,
  })
  const summary = await generator.run(order, (slot) => slots.push(slot), new AbortController().signal)
  const counts: Partial<Record<Outcome, number>> = {}
  for (const { outcome, count } of slots.flatMap(({ cells }) => cells)) counts[outcome] = (counts[outcome] ?? 0) + count
  expect(Object.values(counts).reduce((a, b) => a + b, 0)).toBe(summary.started)
  expect(summary.started).toBeGreaterThanOrEqual(20)
  return counts
}

/** Every single request, not most of them, is in its class. */
test.each<[path: string, outcomes: Outcome[]]>([
  ['/ok', ['ok']],
  ['/delay/100', ['ok']],
  ['/body/large/300000', ['ok']],
  ['/idle', ['ok']],
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
  ['/stale', ['ok', 'reset']],
])('%s is %j', async (path, outcomes) => {
  const counts = await outcomesOf(server, path)
  expect(Object.keys(counts).sort()).toEqual(outcomes)
})

test('an answer without end is cut off, by the clock or by its size', async () => {
  const counts = await outcomesOf(server, '/body/endless', { timeouts: { connectMs: 150, responseMs: 300 } })
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

test('a path that no request may have is our own mistake', async () => {
  expect(Object.keys(await outcomesOf(server, '/bad path'))).toEqual(['generator'])
})

test('out of time, requests in flight are cut off and booked as aborted', async () => {
  const counts = await outcomesOf(server, '/silent', {
    timeouts: { connectMs: 1000, responseMs: 10_000 },
    drainMs: 50,
    scenario: scenarioOf(['/delay/20', '/silent'], 10),
  })
  expect(Object.keys(counts).sort()).toEqual(['aborted', 'ok'])
  expect(counts.aborted).toBeLessThanOrEqual(10)
})
