import { expect, test } from 'vitest'
import { Schedule } from './schedule/Schedule.ts'
import { Users } from './users.ts'
import type { VirtualUser } from './virtualUser.ts'

const aTurn = () => new Promise((resolve) => setImmediate(resolve))

/** Users of whom is kept when they should have come, and who is there. */
function crowd(steps: readonly { readonly atMs: number; readonly users: number }[]) {
  const joined: number[] = []
  const there = new Set<number>()
  const nowMs = () => 1000
  const schedule = new Schedule(nowMs)
  const newUser = (index: number): VirtualUser => {
    const user = {
      get isAway() {
        return !there.has(index)
      },
      join: (atMs: number) => {
        joined.push(atMs)
        there.add(index)
      },
      leave: () => void there.delete(index),
      abort: () => void there.delete(index),
    }
    return user as unknown as VirtualUser
  }
  const users = new Users({ steps, originMs: 0, schedule, nowMs, newUser, onJoin: () => undefined })
  return { users, joined, there, schedule }
}

test('many who come at once come a part at a time, and each as late as they are', async () => {
  const { users, joined, there, schedule } = crowd([{ atMs: 700, users: 500 }])
  users.begin()
  expect(there.size).toBeGreaterThan(0)
  expect(there.size).toBeLessThan(100)
  while (there.size < 500) await aTurn()
  schedule.close()
  expect(joined).toEqual(new Array(500).fill(700))
})

test('steps that are behind are followed in their order: up, down, and as many as are wanted in the end', async () => {
  const { users, joined, there, schedule } = crowd([
    { atMs: 100, users: 100 },
    { atMs: 200, users: 0 },
    { atMs: 300, users: 40 },
  ])
  users.begin()
  while (joined.length < 140) await aTurn()
  schedule.close()
  expect(joined).toEqual([...new Array(100).fill(100), ...new Array(40).fill(300)])
  expect([...there].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => index))
})

test.each(['end', 'abort'] as const)('%s: those who have not come yet never come', async (how) => {
  const { users, joined, there, schedule } = crowd([{ atMs: 0, users: 500 }])
  users.begin()
  const before = joined.length
  users[how]()
  for (let turn = 0; turn < 5; turn++) await aTurn()
  schedule.close()
  expect(joined).toHaveLength(before)
  expect(there.size).toBe(0)
})
