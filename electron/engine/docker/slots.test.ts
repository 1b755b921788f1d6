import { expect, test } from 'vitest'
import { Slots } from './slots.ts'

test('at most so many at a time, and all of them in the end, failures included', async () => {
  const slots = new Slots(3)
  let running = 0
  let most = 0
  const work = async (index: number) => {
    running += 1
    most = Math.max(most, running)
    await new Promise((resolve) => setImmediate(resolve))
    running -= 1
    if (index === 2) throw new Error('no')
    return index
  }
  const results = await Promise.allSettled(Array.from({ length: 8 }, (_, index) => slots.run(() => work(index))))
  expect(results.map(({ status }) => status === 'fulfilled')).toEqual([true, true, false, true, true, true, true, true])
  expect(most).toBe(3)
})
