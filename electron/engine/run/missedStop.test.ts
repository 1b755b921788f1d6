import { expect, test } from 'vitest'
import type { LoadSlot } from '../../../shared/domain/load.ts'
import type { Target } from '../../../shared/domain/objectives.ts'
import { fakeCell } from '../testing/fakeLoad.ts'
import { fakeRun } from '../testing/fakeRun.ts'
import { MissedStop } from './missedStop.ts'

const inTime: Target = { name: 'in-time', metric: 'p95Ms', below: 100, over: '2s', whenMissed: 'stop' }

/** Five seconds of load; answers are slow within these seconds only. */
function runWith(target: Target, slow: readonly number[]) {
  const words = { id: 'own', title: { en: 'O', fr: 'O' }, capacity: { errorRate: 0.01, p95Ms: 2000 } }
  return fakeRun({
    objectives: { ...words, targets: [target] },
    cellsOf: (second) => [fakeCell({ count: 20, latencyUs: slow.includes(second) ? 300_000 : 1000 })],
  })
}

const secondsOf = (run: ReturnType<typeof runWith>) => (run.stored.histograms as LoadSlot[]).map(({ second }) => second)

test('a run ends with the first window that misses; what was measured is kept, and everybody is told why', async () => {
  const run = runWith(inTime, [1])
  const { outcome, leftBehind } = await run.untilEnded()
  expect(outcome).toEqual({ kind: 'stopped', during: 'measuring', missed: 'in-time' })
  expect(leftBehind).toEqual([])
  expect(secondsOf(run)).toEqual([0, 1])
  const why = {
    en: 'The target in-time was missed from 0:00 to 0:02: 300\u00a0ms, should be below 100\u00a0ms. The run was stopped there, as the target says.',
    fr: 'L’objectif in-time a été manqué de 0:00 à 0:02\u00a0: 300\u00a0ms, attendu moins de 100\u00a0ms. L’essai a été arrêté là, comme l’objectif le demande.',
  }
  expect(run.manifest().warnings).toEqual([why])
  expect(run.events.flatMap((event) => (event.kind === 'warning' ? [event.message] : []))).toEqual([why])
  const states = run.events.flatMap((event) => (event.kind === 'state' ? [event.at] : []))
  expect(states.slice(-4)).toEqual(['draining', 'collecting', 'stopping', 'done'])
  expect(run.manifest().outcome).toEqual(outcome)
})

test.each<[name: string, target: Target, slow: number[]]>([
  ['goes on to see the recovery when not told to stop', { ...inTime, whenMissed: 'continue' }, [1]],
  ['goes on while no window misses', { ...inTime, below: 400 }, [1]],
  ['is complete when only its last second was slow', inTime, [4]],
])('%s', async (_name, target, slow) => {
  const run = runWith(target, slow)
  expect((await run.untilEnded()).outcome).toEqual({ kind: 'completed' })
  expect(secondsOf(run)).toEqual([0, 1, 2, 3, 4])
  expect(run.manifest().warnings).toEqual([])
})

test('a window in which the generator was the limit stops nothing; the next one without such a second does', () => {
  const objectives = { targets: [inTime] }
  const stop = new MissedStop(objectives, 9000, 1)
  const aSecond = (second: number, lagUs: number): LoadSlot => ({
    second,
    users: 1,
    started: 1,
    cells: [fakeCell({ latencyUs: 300_000 })],
    sendLagUs: { p99: lagUs, max: lagUs },
    cpuPercent: 10,
  })
  const seen = [1, 150_000, 1, 1].map((lagUs, second) => {
    stop.add(aSecond(second, lagUs))
    return stop.signal.aborted
  })
  expect(seen).toEqual([false, false, false, true])
})
