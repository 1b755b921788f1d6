import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { threadLife } from './threadLife.ts'

function standStill(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}

test('a stall is told by the second that closes within the same turn of the loop, and only by that one', async () => {
  const life = threadLife()
  await wait(100)
  standStill(300)
  // As when an answer that came meanwhile is read before any timer runs.
  expect(life().loopDelayUs.max).toBeGreaterThan(250_000)
  await wait(20)
  expect(life().loopDelayUs.max).toBeLessThan(250_000)
})
