import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { toFailure } from '../../../shared/domain/failure.ts'
import { systemClock } from '../host/systemClock.ts'
import { createLoadGenerator } from '../load/createLoadGenerator.ts'
import { createNullTarget } from '../load/createNullTarget.ts'
import { FakeClock } from '../testing/fakeClock.ts'
import { fakeEngine } from '../testing/fakeEngine.ts'
import { fakeWorkbench } from '../testing/fakeWorkbench.ts'

const worker = (name: string): URL => new URL(`../load/${name}.ts`, import.meta.url)

/** `x` with a balancer of the product's own image. */
const withBalancer = {
  'topologies/one/compose.yaml': `name: one
x-palier:
  title: { en: one, fr: one }
  entry: { service: lb, port: 80 }
  roles: { lb: balancer }
  health: { instance: { port: 80, path: / } }
  scenario: browse
services:
  lb:
    image: palier/nginx:latest
`,
}

/** Lets a fake clock's time pass until the work has ended. */
async function passing<T>(clock: FakeClock, work: Promise<T>): Promise<T> {
  let isOver = false
  const over = work.finally(() => {
    isOver = true
  })
  over.catch(() => undefined)
  for (let passedMs = 0; !isOver && passedMs < 120_000; passedMs += 100) await clock.advance(100)
  return over
}

test('a real measurement of the null target is answered, and kept for this machine', async () => {
  const { root, workbench } = fakeWorkbench({
    ports: {
      clock: systemClock,
      load: createLoadGenerator({ workerUrl: worker('loadWorker') }),
      nullTarget: createNullTarget({ workerUrl: worker('nullWorker') }),
    },
  })
  const answer = await workbench.handlers['generator.check']({ withContainers: false, seconds: 1 })
  if (answer.kind !== 'measured') throw new Error(answer.kind)
  const { check } = answer
  expect(check.targets.map(({ path, failed }) => [path, failed])).toEqual([['loopback', 0]])
  const [target] = check.targets
  expect(target?.ratePerS).toBeGreaterThan(0)
  expect(target?.cpuPercent).toBeGreaterThan(0)
  expect(target?.floorUs.p50).toBeGreaterThan(0)
  expect(target?.floorUs.p99).toBeGreaterThanOrEqual(target?.floorUs.p50 ?? 0)
  expect(check.leftOut).toBeUndefined()
  expect(JSON.parse(readFileSync(join(root, 'config', 'generator.json'), 'utf8'))).toEqual(check)
})

test('a target that really stands still is seen by both models, and by each what it can see', async () => {
  const { workbench } = fakeWorkbench({
    ports: {
      clock: systemClock,
      load: createLoadGenerator({ workerUrl: worker('loadWorker') }),
      nullTarget: createNullTarget({ workerUrl: worker('nullWorker') }),
    },
  })
  const stalls = { stallMs: 500, everyMs: 2000, times: 1 }
  const answer = await workbench.handlers['generator.freeze']({ stalls })
  if (answer.kind !== 'measured') throw new Error(answer.kind)
  const { open, closed, stoodStillMs } = answer.check
  expect(stoodStillMs).toHaveLength(1)
  expect([open.failed, closed.failed]).toEqual([0, 0])
  const share = ({ measuredUs = 0 }: { measuredUs?: number } = {}) => measuredUs / ((stoodStillMs[0] ?? 0) * 1000)
  // A quarter of the requests was due while it stood still: the upper tenth of all waited for 0.3 s and more …
  expect(share(open.response[1])).toBeGreaterThan(0.5)
  // … most of them for a connection, and users send next to nothing meanwhile.
  expect(share(open.service[1])).toBeLessThan(0.2)
  expect(share(closed.response[1])).toBeLessThan(0.2)
  expect(share(closed.response[4])).toBeGreaterThan(0.9)
})

test('a stop ends a freeze test at once', async () => {
  const { workbench } = fakeWorkbench({
    ports: {
      clock: systemClock,
      load: createLoadGenerator({ workerUrl: worker('loadWorker') }),
      nullTarget: createNullTarget({ workerUrl: worker('nullWorker') }),
    },
  })
  const test = workbench.handlers['generator.freeze']({})
  expect(await workbench.handlers['generator.stop']({})).toEqual({ stopping: true })
  expect(await test).toEqual({ kind: 'stopped' })
})

test('with containers: by both paths, and nothing is left of them', async () => {
  const clock = new FakeClock()
  const { workbench, engine, leases } = fakeWorkbench({ clock, files: withBalancer })
  const answer = await passing(clock, workbench.handlers['generator.check']({}))
  expect(answer).toMatchObject({
    kind: 'measured',
    check: { users: 50, seconds: 3, targets: [{ path: 'loopback' }, { path: 'bridge' }, { path: 'published' }] },
  })
  expect([...engine.existing]).toEqual([])
  expect(leases.live()).toEqual([])
})

test.each([
  { name: 'no engine', at: 'describe' as const },
  { name: 'a container that does not come up', at: 'bringUp' as const },
])('$name: measured without containers, and said', async ({ at }) => {
  const clock = new FakeClock()
  const engine = fakeEngine({ clock, fails: { at, failure: { kind: 'engineFailed', doing: 'x', message: 'no' } } })
  const { workbench } = fakeWorkbench({ clock, engine, files: withBalancer })
  const answer = await passing(clock, workbench.handlers['generator.check']({}))
  expect(answer).toMatchObject({ kind: 'measured', check: { targets: [{ path: 'loopback' }] } })
  if (answer.kind === 'measured') expect(answer.check.leftOut?.en).toContain('Docker')
  expect([...engine.existing]).toEqual([])
})

test('a stop ends it, keeps nothing, and makes room for the next', async () => {
  const clock = new FakeClock()
  const { workbench } = fakeWorkbench({ clock, files: withBalancer })
  const first = workbench.handlers['generator.check']({ withContainers: false })
  const second = workbench.handlers['generator.check']({ withContainers: false })
  expect(await second.then(() => undefined, toFailure)).toMatchObject({ kind: 'busy' })
  await clock.advance(1000)
  expect(await workbench.handlers['generator.stop']({})).toEqual({ stopping: true })
  expect(await passing(clock, first)).toEqual({ kind: 'stopped' })
  expect(await workbench.handlers['generator.stop']({})).toEqual({ stopping: false })
})
