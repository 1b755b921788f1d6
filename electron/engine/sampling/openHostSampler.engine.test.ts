import { loadavg } from 'node:os'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CleanupStack } from '../cleanupStack.ts'
import { containerPlan } from '../docker/testing/containerPlan.ts'
import { bareDocker, engineUnderTest, testOrder } from '../docker/testing/engineUnderTest.ts'
import { systemClock } from '../host/systemClock.ts'
import type { Stack } from '../ports/stack.ts'
import { thisMachineFiles } from './machineFiles.ts'
import { openHostSampler } from './openHostSampler.ts'
import { StackThreads } from './stackThreads.ts'

const never = new AbortController().signal
const cleanup = new CleanupStack()
const order = testOrder([
  containerPlan('busy', { command: ['/bin/sh', '-c', 'while :; do :; done & while :; do :; done'] }),
  containerPlan('idle', { command: ['sleep', '60'] }),
])
let stack: Stack

beforeAll(async () => {
  stack = await engineUnderTest().engine.bringUp(order, cleanup, () => undefined, never)
})
afterAll(async () => {
  expect(await cleanup.unwind()).toEqual([])
})

/** The most frequent of twenty looks. */
async function usualActive(threads: StackThreads): Promise<number | undefined> {
  const looks: (number | undefined)[] = []
  for (let look = 0; look < 20; look++) {
    looks.push(threads.active())
    await systemClock.sleep(25, never)
  }
  return looks.sort((a, b) => (a ?? -1) - (b ?? -1))[10]
}

test('readings of this machine', async () => {
  const sampler = openHostSampler(thisMachineFiles(), stack.processIds ?? new Map())
  expect(sampler?.read(systemClock.nowMs())?.stackLoad1).toBeUndefined()
  await systemClock.sleep(1000, never)
  const reading = sampler?.read(systemClock.nowMs())
  expect(Math.abs((reading?.load1 ?? 0) - (loadavg()[0] ?? 0))).toBeLessThan(0.5)
  expect(reading?.stackLoad1).toBeCloseTo(2 * (1 - Math.exp(-1 / 60)), 2)
  expect(reading?.diskBusyPercent).toBeGreaterThanOrEqual(0)
  expect(reading?.diskBusyPercent).toBeLessThanOrEqual(100)
})

test('two threads that spin are two active ones, also after a restart with other process ids', async () => {
  const threads = new StackThreads(thisMachineFiles(), stack.processIds ?? new Map())
  expect(await usualActive(threads)).toBe(2)
  const busy = bareDocker.getContainer(`palier-${order.runId}-busy`)
  await busy.kill()
  expect(await usualActive(threads)).toBe(0)
  await busy.start()
  expect(await usualActive(threads)).toBe(2)
})
