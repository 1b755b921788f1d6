import { expect, test } from 'vitest'
import { aTick } from '../charts/testing/aTick.ts'
import type { RunEventBody } from '../domain/events.ts'
import type { RunAt } from '../domain/run.ts'
import { aManifest } from '../testing/aManifest.ts'
import { resultOf } from '../testing/resultOf.ts'
import { applyBatch, type LiveRun, toLiveRun } from './liveRun.ts'
import { toRunHead } from './toRunHead.ts'
import { toRunView } from './toRunView.ts'

const head = toRunHead(aManifest())

/** Measuring begins at 2 s; each event at its moment on the run's time base. The plan takes 10 s. */
function told(...bodies: readonly [atMs: number, body: RunEventBody][]): LiveRun {
  const before: readonly [number, RunEventBody][] = [[-500, state('measuring')]]
  const events = [...before, ...bodies].map(([atMs, body], index) => {
    return { runId: head.id, seq: index + 1, elapsedMs: 2000 + atMs, ...(index > 0 && { atMs }), ...body }
  })
  return applyBatch(toLiveRun(head), events)
}
const state = (at: RunAt): RunEventBody => ({ kind: 'state', at })
const ticks = (count: number): [number, RunEventBody][] =>
  Array.from({ length: count }, (_, second) => [second * 1000 + 1010, { kind: 'tick', tick: aTick(second) }])

test.each<{ name: string; live: LiveRun; durationMs: number; ticks: number }>([
  { name: 'in the queue', live: toLiveRun(head), durationMs: 0, ticks: 0 },
  { name: 'measuring, before its first second is over', live: told(), durationMs: 0, ticks: 0 },
  { name: 'measuring, to the end of the last second', live: told(...ticks(4)), durationMs: 4000, ticks: 4 },
  {
    name: 'draining: the whole plan, without the seconds after it',
    live: told(...ticks(10), [10_000, state('draining')], [11_010, { kind: 'tick', tick: aTick(10) }]),
    durationMs: 10_000,
    ticks: 10,
  },
  {
    name: 'stopped in the middle of a second',
    live: told(
      ...ticks(4),
      [4300, { kind: 'tick', tick: aTick(4) }],
      [4300, state('collecting')],
      [4700, state('stopping')],
    ),
    durationMs: 4300,
    ticks: 5,
  },
])('$name', ({ live, durationMs, ticks: count }) => {
  const view = toRunView(live)
  expect([view.durationMs, view.ticks.length]).toEqual([durationMs, count])
  expect(view.phases).toHaveLength(3)
  expect(view.containers[0]).toEqual({ name: 'lb', role: 'balancer' })
})

test('with its result: the time, the marks and the crash that the result found', () => {
  const result = resultOf()
  const live = told(...ticks(4), [3500, { kind: 'component', container: 'api-1', what: 'died' }])
  expect(toRunView(live)).toMatchObject({ events: [{ atMs: 3500, container: 'api-1', what: 'died' }] })
  const view = toRunView(live, {
    totals: { ...result.totals, durationMs: 2000 },
    timeline: [{ atMs: 1200, container: 'lb', what: 'died' }],
    crash: { ...result.crash, observed: true, atMs: 1200, container: 'lb' },
  })
  expect(view).toMatchObject({
    durationMs: 2000,
    events: [{ container: 'lb' }],
    crash: { atMs: 1200, container: 'lb' },
  })
  expect(view.ticks).toHaveLength(2)
})
