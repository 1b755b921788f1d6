import { expect, test } from 'vitest'
import { type Arrival, Arrivals } from './arrivals.ts'
import { Schedule } from './schedule/Schedule.ts'
import type { Sender } from './sender.ts'
import { SlotRecorder } from './slotRecorder.ts'
import type { WorkerSlot } from './workerMessages.ts'

test('a thread that cannot keep up with the rate still gives way: answers and a stop are heard', () => {
  // Every look at the clock takes as long as ten requests are apart.
  let atMs = 0
  const nowMs = () => atMs++
  const recorder = new SlotRecorder(
    0,
    () => ({ cpuPercent: 0, loopDelayUs: { p99: 0, max: 0 } }),
    () => undefined,
  )
  const schedule = new Schedule(nowMs)
  let sent = 0
  const sender = { send: () => sent++, close: () => undefined, abort: () => undefined } as unknown as Sender
  const due = (function* (): Generator<Arrival, void, undefined> {
    for (let index = 0; index < 10_000; index++) yield { atMs: index / 10, endpoint: 0 }
  })()
  const world = { schedule, recorder, nowMs, originMs: 0, toSender: () => sender, maxInFlight: 20_000 }
  const arrivals = new Arrivals(world, due, () => undefined)
  arrivals.begin()
  arrivals.end()
  schedule.close()
  expect(sent).toBeGreaterThan(0)
  expect(sent).toBeLessThan(100)
})

test.each([
  { name: 'on time: the server keeps the cap reached', atMs: 25, dropped: 5, droppedLate: 0 },
  { name: 'late: answers may only not have been read', atMs: 200, dropped: 40, droppedLate: 35 },
])('what is dropped is told apart: $name', ({ atMs, dropped, droppedLate }) => {
  const slots: WorkerSlot[] = []
  const life = () => ({ cpuPercent: 0, loopDelayUs: { p99: 0, max: 0 } })
  const recorder = new SlotRecorder(0, life, (slot) => slots.push(slot))
  const nowMs = () => atMs
  const schedule = new Schedule(nowMs)
  const neverDone = { send: () => undefined, close: () => undefined, abort: () => undefined } as unknown as Sender
  const due = (function* (): Generator<Arrival, void, undefined> {
    for (let dueMs = 0; dueMs < 1000; dueMs += 5) yield { atMs: dueMs, endpoint: 0 }
  })()
  const world = { schedule, recorder, nowMs, originMs: 0, toSender: () => neverDone, maxInFlight: 1 }
  const arrivals = new Arrivals(world, due, () => undefined)
  arrivals.begin()
  arrivals.end()
  schedule.close()
  recorder.finish(999, 1000)
  expect(slots).toMatchObject([{ dropped, droppedLate }])
})
