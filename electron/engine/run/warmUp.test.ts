import { expect, test } from 'vitest'
import type { LoadSlot } from '../../../shared/domain/load.ts'
import type { Reading } from '../../../shared/domain/reading.ts'
import type { WarmUp, WarmUpOrder } from '../../../shared/domain/warmUp.ts'
import { fakeCell } from '../testing/fakeLoad.ts'
import { type FakeRun, fakeRun } from '../testing/fakeRun.ts'
import { StopRequested } from './stopRequested.ts'

const auto: WarmUpOrder = { kind: 'auto' }
/** Four users once a second. */
const answered = (latencyUs: number) => [fakeCell({ endpoint: '/a', count: 4, latencyUs })]
const slots = (run: FakeRun) => run.stored.histograms as LoadSlot[]
const loaded = (run: FakeRun) => run.manifest().warmUp as Extract<WarmUp, { kind: 'auto' | 'fixed' }>

test('until steady, and in no second of the run', async () => {
  const run = fakeRun({ warmUp: auto, cellsOf: (second) => answered(second < 3 ? 40_000 : 1000) })
  expect((await run.untilEnded()).outcome).toEqual({ kind: 'completed' })
  // Three slow seconds, then four that agree.
  expect(loaded(run)).toEqual({
    kind: 'auto',
    criterion: 'windowsAgree',
    durationMs: 7000,
    capMs: 20_000,
    requests: 28,
    failed: 0,
    users: 4,
    steady: true,
  })
  expect(slots(run).map(({ second }) => second)).toEqual([0, 1, 2, 3, 4])
  expect(run.stored.ticks).toHaveLength(5)
  expect(run.manifest().warnings).toEqual([])
})

test('its readings are not the state before, and the run has its own from its first second', async () => {
  const run = fakeRun({ warmUp: auto, cellsOf: () => answered(1000) })
  await run.untilEnded()
  const atMs = (run.stored.readings as Reading[]).filter(({ container }) => container === 'db').map((one) => one.atMs)
  expect(atMs.filter((at) => at < 0).length).toBeGreaterThanOrEqual(2)
  expect(atMs.filter((at) => at > -6500 && at < 0)).toEqual([])
  expect(atMs.filter((at) => at >= 0 && at <= 5000)).toHaveLength(5)
})

test('what never becomes steady ends at the cap, and says so', async () => {
  const run = fakeRun({ warmUp: auto, cellsOf: (second) => answered(1000 * 2 ** (second % 3)) })
  await run.untilEnded()
  expect(loaded(run)).toMatchObject({ durationMs: 20_000, steady: false })
})

test('a chosen time is taken whole', async () => {
  const run = fakeRun({ warmUp: { kind: 'fixed', durationMs: 9000 }, cellsOf: () => answered(1000) })
  await run.untilEnded()
  expect(loaded(run)).toMatchObject({ kind: 'fixed', durationMs: 9000, capMs: 9000, requests: 36, steady: true })
})

test('caches and statistics are as before every run again, and counting begins after it', async () => {
  const asked: string[] = []
  const counter = { port: 8000, path: '/metrics', metric: 'hits_total' }
  const prepare = [{ container: 'db', command: ['reset'] }]
  const parts = {
    plan: { prepare, instanceCounter: counter },
    // What is asked of the balancer is for its counters.
    engine: { onExec: (what: string) => (what.startsWith('db') ? void asked.push(what) : undefined) },
    onAsk: (path: string) => {
      if (path === '/metrics') asked.push('count')
    },
    cellsOf: (second: number) => {
      if (second === 0) asked.push('load')
      return answered(1000)
    },
  }
  const run = fakeRun({ ...parts, warmUp: auto })
  await run.untilEnded()
  expect(asked.slice(0, 5)).toEqual(['db reset', 'load', 'db reset', 'count', 'count'])
  expect(run.manifest().statePolicy.at(-1)).toContain('warmed up')
  asked.length = 0
  const cold = fakeRun({ ...parts, warmUp: { kind: 'none' } })
  await cold.untilEnded()
  expect(asked.slice(0, 3)).toEqual(['db reset', 'count', 'count'])
  expect(cold.manifest().statePolicy.join()).not.toContain('warmed up')
  expect(cold.manifest().warmUp).toEqual({ kind: 'none' })
})

test('a warm-up of which nothing is ok is a warning, not a failure', async () => {
  const run = fakeRun({
    warmUp: { kind: 'fixed', durationMs: 5000 },
    cellsOf: () => [fakeCell({ endpoint: '/a', outcome: 'http5xx', count: 4 })],
  })
  expect((await run.untilEnded()).outcome).toEqual({ kind: 'completed' })
  expect(run.manifest().warnings.map(({ en }) => en)).toEqual([
    'Not warmed up: none of the 20 requests of the warm-up was ok.',
  ])
  expect(loaded(run)).toMatchObject({ requests: 20, failed: 20, steady: false })
})

test('a stop during the warm-up is one at once', async () => {
  const run = fakeRun({ warmUp: auto })
  const ended = run.untilEnded()
  while (run.msIn('preparing') === undefined) await run.clock.advance(10)
  await run.clock.advance(5000)
  run.stop.abort(new StopRequested())
  expect((await ended).outcome).toEqual({ kind: 'stopped', during: 'warming' })
  // The test's time passes in steps of 100 ms.
  expect(run.msIn('warming')).toBeLessThanOrEqual(5100)
  expect(slots(run)).toEqual([])
})
