import { expect, test } from 'vitest'
import { FakeClock } from './fakeClock.ts'

const never = new AbortController().signal

test('sleepers wake in order, at their own time, also those that sleep again', async () => {
  const clock = new FakeClock(1000)
  const woke: Array<[string, number]> = []
  const sleeper = async (name: string, naps: number[]) => {
    for (const ms of naps) {
      await clock.sleep(ms, never)
      woke.push([name, clock.nowMs()])
    }
  }
  void sleeper('b', [20, 30])
  void sleeper('a', [10, 100])
  await clock.advance(60)
  expect(woke).toEqual([
    ['a', 1010],
    ['b', 1020],
    ['b', 1050],
  ])
  expect([clock.nowMs(), clock.sleeping]).toEqual([1060, 1])
  expect(clock.utc()).toBe('2026-01-01T00:00:00.060Z')
})

test('a signal ends the sleep with its reason', async () => {
  const clock = new FakeClock()
  const stop = new AbortController()
  const sleep = clock.sleep(1000, stop.signal)
  stop.abort(new Error('enough'))
  await expect(sleep).rejects.toThrow('enough')
  await expect(clock.sleep(1, stop.signal)).rejects.toThrow('enough')
  expect(clock.sleeping).toBe(0)
})
