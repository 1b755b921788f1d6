import { expect, test } from 'vitest'
import { toObserved } from './followChanges.ts'
import { afterEvent, type KnownState, missedChanges, type ObservedState } from './stackStates.ts'

const up: KnownState = { running: true, startedMs: 10_000 }
const down: KnownState = { running: false, startedMs: 10_000 }
const observed: ObservedState = { running: true, startedMs: 10_000, exitCode: 0, finishedMs: 0 }

test.each<{ name: string; known: KnownState; observed: Partial<ObservedState>; expected: string[] }>([
  { name: 'still running', known: up, observed: {}, expected: [] },
  { name: 'the same start, stamped a little later', known: up, observed: { startedMs: 10_200 }, expected: [] },
  {
    name: 'died unseen',
    known: up,
    observed: { running: false, exitCode: 1, finishedMs: 12_000 },
    expected: ['died 1 at 12000'],
  },
  {
    name: 'died and came back unseen',
    known: up,
    observed: { startedMs: 13_000, finishedMs: 12_000 },
    expected: ['died at 12000', 'restarted at 13000'],
  },
  {
    name: 'death known, came back unseen',
    known: down,
    observed: { startedMs: 13_000 },
    expected: ['restarted at 13000'],
  },
  {
    name: 'death known, still down',
    known: down,
    observed: { running: false, exitCode: 1, finishedMs: 12_000 },
    expected: [],
  },
  {
    name: 'death known, came back and died again unseen',
    known: down,
    observed: { running: false, startedMs: 13_000, exitCode: 2, finishedMs: 14_000 },
    expected: ['restarted at 13000', 'died 2 at 14000'],
  },
])('$name', ({ known, observed: changes, expected }) => {
  const events = missedChanges('api-1', known, { ...observed, ...changes })
  expect(
    events.map(
      ({ what, exitCode, engineMs }) => `${what}${exitCode === undefined ? '' : ` ${exitCode}`} at ${engineMs}`,
    ),
  ).toEqual(expected)
})

test('an unseen death is not said to be for want of memory: the engine’s flag may be of a worker that was killed before', () => {
  const state = {
    ...{ Status: 'exited', Running: false, Paused: false, Restarting: false, Dead: false, Pid: 0, Error: '' },
    ...{ OOMKilled: true, ExitCode: 1, StartedAt: new Date(10_000).toISOString() },
    FinishedAt: new Date(12_000).toISOString(),
  }
  expect(missedChanges('api-1', up, toObserved(state)).map(({ what }) => what)).toEqual(['died'])
})

test('after what was concluded nothing is left to conclude', () => {
  const now: ObservedState = { ...observed, startedMs: 13_000, finishedMs: 12_000 }
  const known = missedChanges('api-1', up, now).reduce<KnownState>(afterEvent, up)
  expect(missedChanges('api-1', known, now)).toEqual([])
})
