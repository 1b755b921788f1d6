import { expect, test } from 'vitest'
import type { DataPlan, StackPlan } from '../../../shared/domain/stackPlan.ts'
import { fakeCell } from '../testing/fakeLoad.ts'
import { fakeRun } from '../testing/fakeRun.ts'
import { StopRequested } from './stopRequested.ts'

const seed = {
  name: 'seed',
  method: 'POST',
  path: '/seed/minimal',
  headers: {},
  expect: 200,
  timeoutMs: 1000,
} as const
const data: DataPlan = { set: 'minimal', steps: [seed], counts: '/counts', takesMs: 300 }
const plan: Partial<StackPlan> = { data, prepare: [{ container: 'db', command: ['analyze'] }] }

/** What happens to the data, in order: it is loaded, read or written by requests, and gone over by the topology's command. */
function watchedRun(warmUp: 'none' | 'fixed') {
  const happened: string[] = []
  const run = fakeRun({
    plan,
    warmUp: warmUp === 'none' ? { kind: 'none' } : { kind: 'fixed', durationMs: 2000 },
    engine: { onExec: (what) => (what.startsWith('db') ? void happened.push('analyze') : undefined) },
    onAsk: (path) => {
      if (path === '/seed/minimal') happened.push('seed')
      if (path === '/a') happened.push('verify')
    },
    cellsOf: (second) => {
      if (second === 0) happened.push('load')
      return [fakeCell({ endpoint: '/a', count: 4 })]
    },
    bodyOf: (path) => (path === '/seed/minimal' ? '{"counts": {"units": 10, "owners": 7}}' : ''),
  })
  return { run, happened }
}

test.each([
  ['none', ['seed', 'verify', 'seed', 'analyze', 'load']],
  ['fixed', ['seed', 'verify', 'seed', 'analyze', 'load', 'seed', 'analyze', 'load']],
] as const)('nothing but the set is there when measuring begins; warm-up %s', async (warmUp, order) => {
  const { run, happened } = watchedRun(warmUp)
  expect((await run.untilEnded()).outcome).toEqual({ kind: 'completed' })
  expect(happened).toEqual(order)
  const { data: loaded, statePolicy } = run.manifest()
  expect(loaded).toMatchObject({ set: 'minimal', counts: { units: 10, owners: 7 } })
  expect(statePolicy).toEqual([
    'fresh containers, empty but for what their images bring',
    'data set minimal loaded through the API',
    'db: analyze',
    ...(warmUp === 'none' ? [] : ['warmed up with a light load, then the data set and the same commands once more']),
  ])
})

test('data that cannot be loaded ends the run before anything is measured', async () => {
  const run = fakeRun({ plan, bodyOf: () => '{}' })
  const { outcome } = await run.untilEnded()
  expect(outcome).toMatchObject({ kind: 'failed', during: 'preparing', failure: { kind: 'dataNotLoaded' } })
  expect(run.stored.histograms).toEqual([])
})

test('a stop while data is loaded is one', async () => {
  const run = fakeRun({
    plan,
    onAsk: (path) => (path === '/seed/minimal' ? run.stop.abort(new StopRequested()) : undefined),
  })
  expect((await run.untilEnded()).outcome).toEqual({ kind: 'stopped', during: 'preparing' })
})
