import { expect, test } from 'vitest'
import { type Arrival, Arrivals } from './arrivals.ts'
import { StartCap } from './StartCap.ts'
import { Schedule } from './schedule/Schedule.ts'
import type { Sender, SenderOwner } from './sender.ts'
import { SlotRecorder } from './slotRecorder.ts'
import type { WorkerSlot } from './workerMessages.ts'

function* dueEvery(gapMs: number, untilMs: number): Generator<Arrival, void, undefined> {
  for (let index = 0; index * gapMs < untilMs; index++) yield { atMs: index * gapMs, endpoint: 0 }
}

const noLife = () => ({ cpuPercent: 0, loopDelayUs: { p99: 0, max: 0 } })

test('a thread that cannot keep up with the rate still gives way: answers and a stop are heard', () => {
  // Every look at the clock takes as long as ten requests are apart.
  let atMs = 0
  const nowMs = () => atMs++
  const recorder = new SlotRecorder(0, noLife, () => undefined)
  const schedule = new Schedule(nowMs)
  let sent = 0
  const sender = { send: () => sent++, close: () => undefined, abort: () => undefined } as unknown as Sender
  const world = { schedule, recorder, nowMs, originMs: 0, toSender: () => sender, maxInFlight: 20_000, turns: 1 }
  const arrivals = new Arrivals(world, dueEvery(0.1, 1000), () => undefined)
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
  const recorder = new SlotRecorder(0, noLife, (slot) => slots.push(slot))
  const nowMs = () => atMs
  const schedule = new Schedule(nowMs)
  const neverDone = { send: () => undefined, close: () => undefined, abort: () => undefined } as unknown as Sender
  const world = { schedule, recorder, nowMs, originMs: 0, toSender: () => neverDone, maxInFlight: 1, turns: 1 }
  const arrivals = new Arrivals(world, dueEvery(5, 1000), () => undefined)
  arrivals.begin()
  arrivals.end()
  schedule.close()
  recorder.finish(999, 1000)
  expect(slots).toMatchObject([{ dropped, droppedLate }])
})

test('what is due after a pause is sent a part at a time: answers are read in between, and nothing is dropped for want of that', async () => {
  const slots: WorkerSlot[] = []
  const recorder = new SlotRecorder(0, noLife, (slot) => slots.push(slot))
  const nowMs = () => 900
  const schedule = new Schedule(nowMs)
  const intended: number[] = []
  const answered = Promise.withResolvers<void>()
  // Answers are there as soon as somebody reads them.
  const toSender = (owner: SenderOwner): Sender => {
    const send = (_: number, intendedMs: number) => {
      intended.push(intendedMs)
      setImmediate(() => owner.onDone(900, true))
      if (intendedMs === 899) answered.resolve()
    }
    return { send, close: () => undefined, abort: () => undefined } as unknown as Sender
  }
  const world = { schedule, recorder, nowMs, originMs: 0, toSender, maxInFlight: 100, turns: 1 }
  const arrivals = new Arrivals(world, dueEvery(1, 900), () => undefined)
  arrivals.begin()
  expect(intended.length).toBeLessThan(100)
  await answered.promise
  arrivals.end()
  schedule.close()
  recorder.finish(999, 1000)
  expect(slots).toMatchObject([{ dropped: 0 }])
  // Each was due when it was, however late it is.
  expect(intended).toEqual(Array.from({ length: 900 }, (_, dueMs) => dueMs))
})

test('the plan ends while what is due is still being sent in parts: the rest is dropped, and late', () => {
  const slots: WorkerSlot[] = []
  const recorder = new SlotRecorder(0, noLife, (slot) => slots.push(slot))
  const nowMs = () => 1000
  const schedule = new Schedule(nowMs)
  let sent = 0
  const sender = { send: () => sent++, close: () => undefined, abort: () => undefined } as unknown as Sender
  const world = { schedule, recorder, nowMs, originMs: 0, toSender: () => sender, maxInFlight: 1000, turns: 1 }
  const arrivals = new Arrivals(world, dueEvery(1, 1000), () => undefined)
  arrivals.begin()
  arrivals.end()
  arrivals.abort()
  schedule.close()
  recorder.finish(1000, 1000)
  const dropped = slots.reduce((sum, slot) => sum + slot.dropped, 0)
  expect([sent + dropped, sent < 1000]).toEqual([1000, true])
  expect(slots.reduce((sum, slot) => sum + slot.droppedLate, 0)).toBeGreaterThan(0)
})

test.each([
  { name: 'an idle server: three take turns', underWay: 1, turns: 3, cap: 100, senders: 3 },
  { name: 'without turns the same one again', underWay: 1, turns: 1, cap: 100, senders: 1 },
  { name: 'several under way: as many of each', underWay: 4, turns: 3, cap: 100, senders: 6 },
  { name: 'never more than the cap', underWay: 2, turns: 7, cap: 4, senders: 4 },
])('senders: $name', ({ underWay, turns, cap, senders }) => {
  let atMs = 0
  const nowMs = () => atMs
  const schedule = new Schedule(nowMs)
  const recorder = new SlotRecorder(0, noLife, () => undefined)
  const sentBy: number[] = []
  const open: (() => void)[] = []
  const toSender = (owner: SenderOwner, index: number): Sender => {
    const send = () => {
      sentBy.push(index)
      open.push(() => owner.onDone(atMs, true))
      if (open.length === underWay) open.shift()?.()
    }
    return { send, close: () => undefined, abort: () => undefined } as unknown as Sender
  }
  const world = { schedule, recorder, nowMs, originMs: 0, toSender, maxInFlight: cap, turns }
  const arrivals = new Arrivals(world, dueEvery(1, 60), () => undefined)
  for (; atMs < 60; atMs++) arrivals.begin()
  arrivals.end()
  schedule.close()
  expect(sentBy).toHaveLength(60)
  expect(new Set(sentBy).size).toBe(senders)
  const counts = [...Map.groupBy(sentBy, (index) => index % turns).values()].map((all) => all.length)
  if (cap > senders) expect(counts).toEqual(new Array(turns).fill(60 / turns))
})

test('the end forgets what is left of a pause', async () => {
  const nowMs = () => 900
  const schedule = new Schedule(nowMs)
  let sent = 0
  const sender = { send: () => sent++, close: () => undefined, abort: () => undefined } as unknown as Sender
  const recorder = new SlotRecorder(0, noLife, () => undefined)
  const world = { schedule, recorder, nowMs, originMs: 0, toSender: () => sender, maxInFlight: 1000, turns: 1 }
  const arrivals = new Arrivals(world, dueEvery(1, 900), () => undefined)
  arrivals.begin()
  const atEnd = sent
  arrivals.end()
  await new Promise((resolve) => setImmediate(resolve))
  schedule.close()
  expect(sent).toBe(atEnd)
})

/** A thread that looks every millisecond and stands still in between, under a cap of 2,000 a second; begins are at `startedMs`. */
async function capped(ratePerS: number, stall: { fromMs: number; toMs: number }, untilMs: number) {
  const slots: WorkerSlot[] = []
  const recorder = new SlotRecorder(0, noLife, (slot) => slots.push(slot))
  let atMs = 0
  const nowMs = () => atMs
  const schedule = new Schedule(nowMs)
  const cap = new StartCap(2000)
  const startedMs: number[] = []
  const toSender = (owner: SenderOwner): Sender => {
    const send = () => {
      cap.take(atMs)
      startedMs.push(atMs)
      owner.onDone(atMs, true)
    }
    return { send, close: () => undefined, abort: () => undefined } as unknown as Sender
  }
  const world = { schedule, recorder, nowMs, originMs: 0, toSender, maxInFlight: 1000, turns: 1, cap }
  const arrivals = new Arrivals(world, dueEvery(1000 / ratePerS, untilMs), () => undefined)
  for (; atMs <= untilMs; atMs = atMs === stall.fromMs ? stall.toMs : atMs + 1) {
    arrivals.begin()
    // What is left of a turn.
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
  }
  arrivals.end()
  schedule.close()
  recorder.finish(atMs, untilMs)
  const total = (key: 'dropped' | 'droppedLate') => slots.reduce((sum, slot) => sum + slot[key], 0)
  return { startedMs, due: arrivals.due, dropped: total('dropped'), droppedLate: total('droppedLate') }
}

function mostInAnyWindow(startedMs: readonly number[]): number {
  return Math.max(...startedMs.map((from) => startedMs.filter((ms) => ms >= from && ms < from + 100).length))
}

test('under a cap of the rate nothing is caught up with in a burst: after a stall the rest is dropped, as late', async () => {
  const { startedMs, due, dropped, droppedLate } = await capped(1900, { fromMs: 300, toMs: 900 }, 1500)
  expect(mostInAnyWindow(startedMs)).toBeLessThanOrEqual(210)
  expect(due).toBe(2850)
  expect(startedMs.length + dropped).toBe(due)
  // Of the 1,140 of the stall, those that still fit were sent.
  expect(dropped).toBeGreaterThan(800)
  expect(droppedLate).toBe(dropped)
})

test('a rate far below its cap loses nothing by a moment’s stall, and at the cap nothing without one', async () => {
  const slow = await capped(500, { fromMs: 300, toMs: 500 }, 1000)
  expect([slow.startedMs.length, slow.dropped]).toEqual([500, 0])
  const full = await capped(2000, { fromMs: -1, toMs: 0 }, 1000)
  expect([full.startedMs.length, full.dropped]).toEqual([2000, 0])
  expect(mostInAnyWindow(full.startedMs)).toBeLessThanOrEqual(210)
})

test('without a cap all of it is sent', async () => {
  let atMs = 0
  const schedule = new Schedule(() => atMs)
  let sent = 0
  const sender = { send: () => sent++, close: () => undefined, abort: () => undefined } as unknown as Sender
  const recorder = new SlotRecorder(0, noLife, () => undefined)
  const world = {
    schedule,
    recorder,
    nowMs: () => atMs,
    originMs: 0,
    toSender: () => sender,
    maxInFlight: 9000,
    turns: 1,
  }
  const arrivals = new Arrivals(world, dueEvery(1, 2000), () => undefined)
  atMs = 1999
  arrivals.begin()
  while (sent < 2000) await new Promise((resolve) => setImmediate(resolve))
  arrivals.end()
  schedule.close()
  expect([sent, arrivals.due]).toEqual([2000, 2000])
})
