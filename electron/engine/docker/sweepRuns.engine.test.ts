import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { CleanupStack } from '../cleanupStack.ts'
import { systemClock } from '../host/systemClock.ts'
import { containerPlan } from './testing/containerPlan.ts'
import { engineUnderTest, ownedBy, testOrder } from './testing/engineUnderTest.ts'

const never = new AbortController().signal
const program = fileURLToPath(new URL('./testing/bringUpAndWait.ts', import.meta.url))

/** Starts the program and kills it so long after it began. */
async function killedAfter(owner: string, runId: string, ms: number): Promise<void> {
  const child = spawn(process.execPath, [program, owner, runId], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  await systemClock.sleep(ms, never)
  child.kill('SIGKILL')
  await once(child, 'close')
}

test('killed at different moments of coming up: after the sweep nothing appears any more', async () => {
  const { engine, owner } = engineUnderTest()
  const moments = [30, 120, 300, 600]
  for (const [index, ms] of moments.entries()) {
    await killedAfter(owner, `killed-${index}`, ms)
    const { leftBehind } = await engine.sweep(() => false, never)
    expect(leftBehind).toEqual([])
    expect(await ownedBy(owner)).toEqual([])
  }
  await systemClock.sleep(1_500, never)
  expect(await ownedBy(owner)).toEqual([])
})

test('the run that is alive is spared, the dead one is removed and named', async () => {
  const { engine, owner } = engineUnderTest()
  const cleanup = new CleanupStack()
  const plan = containerPlan('a', {
    command: ['sleep', '60'],
    mounts: [{ kind: 'volume', volume: 'v', target: '/v', readOnly: false }],
  })
  try {
    for (const runId of ['live', 'dead']) {
      await engine.bringUp(testOrder([plan], { runId: `${runId}-${owner.slice(-8)}` }), cleanup, () => undefined, never)
    }
    const before = await ownedBy(owner)
    const { removed, leftBehind } = await engine.sweep((runId) => runId.startsWith('live'), never)
    const dead = `palier-dead-${owner.slice(-8)}`
    expect(leftBehind).toEqual([])
    expect([...removed].sort()).toEqual([`container ${dead}-a`, `network ${dead}`, `volume ${dead}-v`])
    expect(await ownedBy(owner)).toEqual(before.filter((name) => !name.includes('dead')))
  } finally {
    expect(await cleanup.unwind()).toEqual([])
  }
})

test('with nothing to do a sweep is quick', async () => {
  const { engine } = engineUnderTest()
  await engine.describe(never)
  const beganMs = systemClock.nowMs()
  expect(await engine.sweep(() => false, never)).toEqual({ removed: [], leftBehind: [] })
  expect(systemClock.nowMs() - beganMs).toBeLessThan(2_000)
})
