import { expect, test } from 'vitest'
import type { StackPlan } from '../../../shared/domain/stackPlan.ts'
import { containerPlan } from '../docker/testing/containerPlan.ts'
import type { FakeEngineOptions } from '../testing/fakeEngine.ts'
import { fakeRun } from '../testing/fakeRun.ts'

const MiB = 2 ** 20

const plan: Partial<StackPlan> = {
  containers: [
    containerPlan('db', { role: 'database', limits: { memoryBytes: 512 * MiB } }),
    containerPlan('lb', { role: 'proxy', limits: { memoryBytes: 64 * MiB } }),
  ],
  server: { cpus: 1, memoryBytes: 1024 * MiB },
  health: { timeoutMs: 0 },
}

const runWith = (holds: NonNullable<FakeEngineOptions['holds']>) => fakeRun({ plan, engine: { holds } })

test('the server is kept as the engine told it, and the run goes on', async () => {
  const run = runWith({})
  expect((await run.untilEnded()).outcome).toEqual({ kind: 'completed' })
  expect(run.manifest().server).toEqual({
    cpus: 1,
    memoryBytes: 1024 * MiB,
    cpuset: '0',
    limits: [
      { container: 'db', memoryBytes: 512 * MiB },
      { container: 'lb', memoryBytes: 64 * MiB },
    ],
    limitBytes: 576 * MiB,
  })
})

test('a run without a server says nothing of one', async () => {
  const run = fakeRun()
  await run.untilEnded()
  expect(run.manifest().server).toBeUndefined()
})

test('an engine that gives something else ends the run before anything is sent, with all that it said', async () => {
  const run = runWith({ db: { cpuset: '', memoryBytes: 0 }, lb: { cpuset: '0-1' } })
  const { outcome, leftBehind } = await run.untilEnded()
  expect(outcome).toEqual({
    kind: 'failed',
    during: 'starting',
    failure: {
      kind: 'serverNotKept',
      breaches: [
        { of: 'cpuset', container: 'db', asked: '0', held: '' },
        { of: 'memory', container: 'db', askedBytes: 512 * MiB, heldBytes: 0 },
        { of: 'cpuset', container: 'lb', asked: '0', held: '0-1' },
      ],
    },
  })
  expect(leftBehind).toEqual([])
  expect(run.manifest().server).toBeUndefined()
  expect(run.stored.ticks).toEqual([])
})

test('a server that this engine does not have ends the run before anything is created', async () => {
  const run = fakeRun({ plan: { ...plan, server: { cpus: 4, memoryBytes: 1024 * MiB } } })
  const { outcome } = await run.untilEnded()
  expect(outcome).toMatchObject({ kind: 'failed', during: 'resolving', failure: { kind: 'serverUnfit' } })
  expect(run.asked).not.toContain('bringUp')
})
