import { expect, test } from 'vitest'
import { type Arrival, Arrivals } from './arrivals.ts'
import { Schedule } from './schedule/Schedule.ts'
import type { Sender } from './sender.ts'
import { SlotRecorder } from './slotRecorder.ts'

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
