import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CleanupStack } from '../cleanupStack.ts'
import { bareDocker, engineUnderTest, testOrder } from '../docker/testing/engineUnderTest.ts'
import { systemClock } from '../host/systemClock.ts'
import { createAsker } from '../load/createAsker.ts'
import { createProber } from '../load/createProber.ts'
import type { Stack } from '../ports/stack.ts'
import { openCatalogue } from '../topology/openCatalogue.ts'
import { resolveConfiguration } from '../topology/resolveConfiguration.ts'
import { type ProbeTold, probeStack } from './probeStack.ts'

const never = new AbortController().signal
const cleanup = new CleanupStack()
const stop = new AbortController()
const told: ProbeTold[] = []
let stack: Stack
let runId: string

beforeAll(async () => {
  const { engine } = engineUnderTest()
  const catalogue = openCatalogue([resolve(import.meta.dirname, '../../../resources')], (path) => path)
  const plan = catalogue.stackPlan(resolveConfiguration(catalogue.topology('duo-lb'), 'baseline', {}))
  const images = await engine.ensureImages(plan.images, () => undefined, never)
  const order = { ...testOrder([]), plan, images, safety: { memoryBytes: 2 ** 30, pids: 512 }, readyWithinMs: 90_000 }
  runId = order.runId
  stack = await engine.bringUp(order, cleanup, () => undefined, never)
  // Shorter than the usual limit: a killed container's address swallows packets until the limit is over.
  const declared = { ...plan, health: { ...plan.health, timeoutMs: 2000 } }
  probeStack(
    stack,
    declared,
    { clock: systemClock, prober: createProber() },
    (answer) => told.push(answer),
    stop.signal,
  )
})
afterAll(async () => {
  stop.abort()
  expect(await cleanup.unwind()).toEqual([])
})

async function accepts(): Promise<number> {
  const { host, port } = stack.addressOf('lb', 8081)
  const answer = await createAsker().ask({ host, port, method: 'GET', path: '/nginx_status', timeoutMs: 3000 })
  return answer.kind === 'answered' ? Number(/requests\s+(\d+)/.exec(answer.body)?.[1]) : Number.NaN
}

const of = (probe: string, container: string) =>
  told.filter((one) => one.probe === probe && one.container === container)

test('the kept connection is kept: Nginx accepts one connection a second for its status, and one for the entry', async () => {
  await expect.poll(() => of('balancerFresh', 'lb').length, { timeout: 5000 }).toBeGreaterThan(1)
  const counted = () => ['entry', 'balancerKept', 'balancerFresh'].map((probe) => of(probe, 'lb').length)
  const before = { accepts: await accepts(), told: counted() }
  await systemClock.sleep(5000, never)
  const after = { accepts: await accepts(), told: counted() }
  const [entry = 0, kept = 0, fresh = 0] = after.told.map((count, index) => count - (before.told[index] ?? 0))
  expect(Math.min(entry, kept, fresh)).toBeGreaterThanOrEqual(4)
  // One more for our own second look.
  expect(Math.abs(after.accepts - before.accepts - 1 - entry - fresh)).toBeLessThanOrEqual(1)
  expect(told.every(({ outcome }) => outcome === 'ok')).toBe(true)
  expect(told.every(({ latencyUs = 0 }) => latencyUs > 0)).toBe(true)
})

test('a killed instance fails from then on, everything else stays well', async () => {
  await bareDocker.getContainer(`palier-${runId}-api-1`).kill()
  const killedMs = systemClock.nowMs()
  const since = (probe: string, container: string) => of(probe, container).filter(({ nowMs }) => nowMs > killedMs + 50)
  await expect.poll(() => since('instance', 'api-1').length, { timeout: 20_000 }).toBeGreaterThanOrEqual(2)
  expect(since('instance', 'api-1').map(({ outcome }) => outcome)).not.toContain('ok')
  expect(
    since('instance', 'api-1').every(({ latencyUs, status }) => latencyUs === undefined && status === undefined),
  ).toBe(true)
  for (const [probe, container] of [
    ['instance', 'api-2'],
    ['balancerKept', 'lb'],
    ['balancerFresh', 'lb'],
  ] as const) {
    expect(since(probe, container).length).toBeGreaterThanOrEqual(4)
    expect(since(probe, container).every(({ outcome }) => outcome === 'ok')).toBe(true)
  }
})
