import { expect, test } from 'vitest'
import type { LoadSlot } from '../../../shared/domain/load.ts'
import { toTick } from '../load/toTick.ts'
import { FakeClock } from './fakeClock.ts'
import { createFakeLoad } from './fakeLoad.ts'
import { orderOf, scenarioOf } from './loadOrders.ts'

const target = { host: '127.0.0.1', port: 1 }
const stages = [
  { durationMs: 0, users: 7 },
  { durationMs: 2500, users: 7 },
]

test('a slot a second, on the clock, consistent in itself', async () => {
  const clock = new FakeClock(5000)
  const slots: LoadSlot[] = []
  const order = orderOf(target, stages, scenarioOf(['a', 'b', 'c'], 0), { originMs: 5000 })
  const run = createFakeLoad(clock).run(order, (slot) => slots.push(slot), new AbortController().signal)
  await clock.advance(1999)
  expect(slots).toHaveLength(1)
  await clock.advance(1000)
  expect(await run).toEqual({ planned: 21, started: 21, dropped: 0, stopMs: 5 })
  expect(slots.map(toTick).map(({ second, users, total }) => [second, users, total.ok, total.latencyUs?.p50])).toEqual([
    [0, 7, 7, 1000],
    [1, 7, 7, 1000],
    [2, 7, 7, 1000],
  ])
})

test('a stop keeps what was measured', async () => {
  const clock = new FakeClock(5000)
  const slots: LoadSlot[] = []
  const stop = new AbortController()
  const order = orderOf(target, stages, scenarioOf(['a'], 0), { originMs: 5000 })
  const run = createFakeLoad(clock).run(order, (slot) => slots.push(slot), stop.signal)
  await clock.advance(1500)
  stop.abort()
  expect(await run).toMatchObject({ started: 7 })
  expect(slots).toHaveLength(1)
})
