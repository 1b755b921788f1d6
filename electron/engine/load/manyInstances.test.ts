import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LoadSlot, otherInstances } from '../../../shared/domain/load.ts'
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

test('a service that names every answer differently does not fill the memory', async () => {
  const many = 4000
  const scenario = scenarioOf(['/ok?instance={request}'], 0)
  const values = { request: { kind: 'unique', prefix: 'r' } } as const
  const stages = [
    { durationMs: 0, users: 20 },
    { durationMs: 600_000, users: 20 },
  ]
  const slots: LoadSlot[] = []
  const enough = signalWhen(() => (server.seen().requests.get('/ok') ?? 0) >= many)
  const beforeBytes = process.memoryUsage.rss()
  let mostBytes = 0
  const onSlot = (slot: LoadSlot) => {
    slots.push(slot)
    mostBytes = Math.max(mostBytes, process.memoryUsage.rss())
  }
  const order = orderOf(server, stages, { ...scenario, values })
  const summary = await generator.run(order, onSlot, new AbortController().signal, enough)
  const cells = slots.flatMap((slot) => slot.cells)
  expect(cells.reduce((sum, { count }) => sum + count, 0)).toBe(summary.started)
  expect(summary.started).toBeGreaterThanOrEqual(many)
  const names = new Set(cells.map(({ instance }) => instance))
  expect(names.size).toBe(65)
  expect(names.has(otherInstances)).toBe(true)
  // 188 kB for each name of a second would be 752 MB over all of them, for good; with the thread itself it is less than a quarter.
  expect(mostBytes - beforeBytes).toBeLessThan((many * 188_416) / 4)
})
