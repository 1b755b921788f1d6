import { expect, test } from 'vitest'
import { otherInstances } from '../../../shared/domain/load.ts'
import { type Ending, SlotRecorder } from './slotRecorder.ts'
import type { WorkerSlot } from './workerMessages.ts'

const ok: Ending = {
  endpoint: 0,
  instance: 'api-1',
  outcome: 'ok',
  cache: undefined,
  bytes: 10,
  serviceUs: 300,
  responseUs: 400,
}

function recorder() {
  const slots: WorkerSlot[] = []
  return {
    slots,
    recorder: new SlotRecorder(
      5000,
      () => ({ cpuPercent: 12, loopDelayUs: { p99: 1, max: 2 } }),
      (slot) => slots.push(slot),
    ),
  }
}

test('a request is booked where it ended, its start where it started; empty seconds are there too', () => {
  const { slots, recorder: it } = recorder()
  it.users(5000, 1)
  it.started(5900, 1000)
  it.ended(8100, ok)
  it.finish(8200, 3500)
  expect(slots.map(({ second, users, started, cells }) => [second, users, started, cells.length])).toEqual([
    [0, 1, 1, 0],
    [1, 1, 0, 0],
    [2, 1, 0, 0],
    [3, 1, 0, 1],
  ])
  expect([...slots[0]!.sendLagUs]).toEqual([1000, 1])
})

test('a boundary belongs to the second it begins', () => {
  const { slots, recorder: it } = recorder()
  it.ended(5999.999, ok)
  it.ended(6000, ok)
  it.finish(6000, 1000)
  expect(slots.map(({ second, cells }) => [second, cells[0]?.count])).toEqual([
    [0, 1],
    [1, 1],
  ])
})

test('cells are kept apart by endpoint, instance and outcome, and begin at zero each second', () => {
  const { slots, recorder: it } = recorder()
  it.ended(5100, ok)
  it.ended(5200, { ...ok, cache: 'hit' })
  it.ended(5300, { ...ok, endpoint: 2, cache: 'miss' })
  it.ended(5400, { ...ok, instance: undefined, outcome: 'refused', bytes: 0 })
  it.ended(5500, { ...ok, instance: 'api-2' })
  it.ended(6100, { ...ok, serviceUs: 77 })
  it.advance(7000)
  const rows = slots.map(({ cells }) =>
    cells.map((c) => [c.endpoint, c.instance, c.outcome, c.count, c.cacheHits, c.cacheMisses, c.bytes]),
  )
  expect(rows[0]).toEqual([
    [0, 'api-1', 'ok', 2, 1, 0, 20],
    [0, undefined, 'refused', 1, 0, 0, 0],
    [0, 'api-2', 'ok', 1, 0, 0, 10],
    [2, 'api-1', 'ok', 1, 0, 1, 10],
  ])
  expect(rows[1]).toEqual([[0, 'api-1', 'ok', 1, 0, 0, 10]])
  expect([...slots[1]!.cells[0]!.serviceUs]).toEqual([77, 1])
})

test.each([
  { name: 'nothing after the plan: no slot', atMs: 7010, endMs: 2000, seconds: [0, 1] },
  { name: 'the plan ends within a second: that second is there', atMs: 7510, endMs: 2500, seconds: [0, 1, 2] },
  { name: 'stopped before it began', atMs: 4000, endMs: -1000, seconds: [] },
])('$name', ({ atMs, endMs, seconds }) => {
  const { slots, recorder: it } = recorder()
  it.finish(atMs, endMs)
  expect(slots.map(({ second }) => second)).toEqual(seconds)
})

test('a second has an end of cells: further instances are one, and nothing is lost', () => {
  const { slots, recorder: it } = recorder()
  for (let endpoint = 0; endpoint < 40; endpoint++)
    for (let instance = 0; instance < 64; instance++)
      it.ended(5100, { ...ok, endpoint, instance: `api-${instance}`, outcome: 'ok' })
  it.ended(5100, { ...ok, instance: undefined, outcome: 'refused' })
  it.advance(6000)
  const cells = slots[0]?.cells ?? []
  // Those that had cells before, and one of each endpoint for the rest.
  expect(cells.length).toBeLessThanOrEqual(1024 + 40 + 1)
  expect(cells.reduce((sum, { count }) => sum + count, 0)).toBe(40 * 64 + 1)
  expect(cells.filter(({ instance }) => instance === otherInstances).map(({ endpoint }) => endpoint)).toEqual(
    Array.from({ length: 24 }, (_, index) => index + 16),
  )
  expect(cells.filter(({ instance }) => instance === undefined).map(({ outcome }) => outcome)).toEqual(['refused'])
})
