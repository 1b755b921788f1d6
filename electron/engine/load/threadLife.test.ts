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
  const toldMs = performance.now()
  expect(life().loopDelayUs.max).toBeGreaterThan(250_000)
  await wait(20)
  // Of what came since then, and a busy machine may have stood still again, nothing can have taken longer than all of it.
  const { max } = life().loopDelayUs
  expect(max).toBeLessThanOrEqual((performance.now() - toldMs) * 1000)
})
