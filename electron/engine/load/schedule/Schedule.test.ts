import { expect, test } from 'vitest'
import { Schedule } from './Schedule.ts'
import { Wake } from './Wakes.ts'

/** Resolves when Node has been through its loop once more, timers and what came in included. */
const aTurn = () => new Promise((resolve) => setImmediate(resolve))

/** A clock on which nothing takes time but what says so. */
function slowWork(tookMs: number) {
  let atMs = 0
  const ran: number[] = []
  const wakes = Array.from(
    { length: 100 },
    (_, index) =>
      new Wake(() => {
        ran.push(index)
        atMs += tookMs
      }),
  )
  return { nowMs: () => atMs, ran, wakes }
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await aTurn()
}

test('what is due at once and takes long is run a part at a time, in order; others get their turn in between', async () => {
  const { nowMs, ran, wakes } = slowWork(1)
  const schedule = new Schedule(nowMs)
  wakes.forEach((wake, index) => {
    schedule.wakeAt(index - wakes.length, wake)
  })
  await until(() => ran.length > 0)
  const afterOne = ran.length
  expect(afterOne).toBeLessThan(10)
  await until(() => ran.length === wakes.length)
  schedule.close()
  expect(ran).toEqual(wakes.map((_, index) => index))
})

test('what takes no time is all run in one turn', async () => {
  const { nowMs, ran, wakes } = slowWork(0)
  const schedule = new Schedule(nowMs)
  wakes.forEach((wake, index) => {
    schedule.wakeAt(index - wakes.length, wake)
  })
  await until(() => ran.length > 0)
  schedule.close()
  expect(ran).toHaveLength(wakes.length)
})

test('closed in the middle, the rest is never run', async () => {
  const { nowMs, ran, wakes } = slowWork(1)
  const schedule = new Schedule(nowMs)
  wakes.forEach((wake, index) => {
    schedule.wakeAt(index - wakes.length, wake)
  })
  await until(() => ran.length > 0)
  schedule.close()
  const atClose = ran.length
  for (let turn = 0; turn < 5; turn++) await aTurn()
  expect(ran).toHaveLength(atClose)
})

test('once it is stopped nothing more is run, not in the same turn either', async () => {
  const { nowMs, ran, wakes } = slowWork(0)
  const schedule = new Schedule(nowMs, () => ran.length === 3)
  wakes.forEach((wake, index) => {
    schedule.wakeAt(index - wakes.length, wake)
  })
  await until(() => ran.length > 0)
  for (let turn = 0; turn < 5; turn++) await aTurn()
  schedule.close()
  expect(ran).toEqual([0, 1, 2])
})
