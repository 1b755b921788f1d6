import { describe, expect, test } from 'vitest'
import type { RunEvent, RunEventBody } from '../domain/events.ts'
import type { LoadSlot } from '../domain/load.ts'
import type { ProbeReading } from '../domain/reading.ts'
import { noFacts } from '../domain/runFacts.ts'
import type { RunResult } from '../domain/runResult.ts'
import { probesOf } from '../testing/aReading.ts'
import { aCell, aSlot } from '../testing/aSlot.ts'
import { eventsOf } from '../testing/eventsOf.ts'
import { resultOf } from '../testing/resultOf.ts'

const state = (at: Extract<RunEventBody, { kind: 'state' }>['at']): RunEventBody => ({ kind: 'state', at })
const change = (container: string, what: 'died' | 'oom' | 'restarted'): RunEventBody => {
  return { kind: 'component', container, what }
}

/** A run of ten seconds in which these things happened. */
function happened(...changes: [atMs: number, body: RunEventBody][]): RunEvent[] {
  const all: [number, RunEventBody][] = [
    [-500, state('warming')],
    [0, state('measuring')],
    [10_000, state('draining')],
    [11_000, state('collecting')],
    ...changes,
  ]
  return eventsOf(...all.toSorted(([a], [b]) => a - b))
}

/** A letter a second: `o` answers, `x` errors, `w` users wait for nothing, `-` nobody asks, ` ` the second was lost. */
function clients(written: string): LoadSlot[] {
  return [...written].flatMap((letter, second) => {
    if (letter === ' ') return []
    const users = second * 10
    if (letter === 'o') return aSlot(second, [aCell()], { users })
    if (letter === 'x') return aSlot(second, [aCell({ outcome: 'http502' })], { users })
    return aSlot(second, [], { users, started: letter === 'w' ? 1 : 0 })
  })
}

const lb = { container: 'lb', probe: 'balancerFresh' as const }
const entry = { container: 'lb', probe: 'entry' as const }

describe.each<{
  of: string
  rows: {
    name: string
    events?: RunEvent[]
    probes?: ProbeReading[]
    slots?: LoadSlot[]
    crash: RunResult['crash'] | undefined
  }[]
}>([
  {
    of: 'components',
    rows: [
      { name: 'nothing happened', crash: undefined },
      {
        name: 'died and was started again',
        events: happened([4200, change('api-2', 'died')], [6500, change('api-2', 'restarted')]),
        crash: { observed: true, container: 'api-2', role: 'api', atMs: 4200, sign: 'exit', untilMs: 6500, users: 40 },
      },
      {
        name: 'started again, and answering only later',
        events: happened([4200, change('api-1', 'died')], [5000, change('api-1', 'restarted')]),
        probes: probesOf('ooooxxxxoo', {}, 500),
        crash: { observed: true, container: 'api-1', role: 'api', atMs: 4200, sign: 'exit', untilMs: 8501, users: 40 },
      },
      {
        name: 'a probe that hung on the dead address until it was answered after all',
        events: happened([4200, change('api-1', 'died')], [5000, change('api-1', 'restarted')]),
        probes: [...probesOf('oooo', {}, 500), ...probesOf('o', { latencyUs: 3_000_000 }, 4500)],
        crash: { observed: true, container: 'api-1', role: 'api', atMs: 4200, sign: 'exit', untilMs: 7500, users: 40 },
      },
      {
        name: 'out of memory comes before the death it causes',
        events: happened([4200, change('lb', 'oom')], [4201, change('lb', 'died')]),
        crash: { observed: true, container: 'lb', role: 'balancer', atMs: 4200, sign: 'outOfMemory', users: 40 },
      },
      {
        name: 'one process of several ran out of memory',
        events: happened([4200, change('lb', 'oom')]),
        crash: {
          observed: true,
          container: 'lb',
          role: 'balancer',
          atMs: 4200,
          sign: 'outOfMemory',
          untilMs: 4200,
          users: 40,
        },
      },
      {
        name: 'before the first user',
        events: happened([-100, change('lb', 'died')]),
        crash: { observed: true, container: 'lb', role: 'balancer', atMs: -100, sign: 'exit', users: 0 },
      },
      { name: 'our own stop is no crash', events: happened([11_500, change('lb', 'died')]), crash: undefined },
      { name: 'nor is what happened before', events: happened([-900, change('lb', 'died')]), crash: undefined },
    ],
  },
  {
    of: 'probes',
    rows: [
      { name: 'two failures are no crash', probes: probesOf('oxxoxxooxx'), crash: undefined },
      {
        name: 'three are, from the first one on',
        probes: probesOf('ooxxxooo'),
        crash: {
          observed: true,
          container: 'api-1',
          role: 'api',
          atMs: 2000,
          sign: 'probesFailed',
          untilMs: 5001,
          users: 20,
        },
      },
      {
        name: 'for good',
        probes: probesOf('ooxxxxxx'),
        crash: { observed: true, container: 'api-1', role: 'api', atMs: 2000, sign: 'probesFailed', users: 20 },
      },
      {
        name: 'three failures of three containers',
        probes: ['api-1', 'api-2', 'lb'].flatMap((container) => probesOf('oxo', { container })),
        crash: undefined,
      },
      { name: 'not after the end', probes: probesOf('oxxxx', {}, 10_500), crash: undefined },
      { name: 'not before the start', probes: probesOf('xxxo', {}, -3000), crash: undefined },
      { name: 'our own lack of sockets', probes: probesOf('xxxx', { outcome: 'generator' }), crash: undefined },
      {
        name: 'in the same second the instance is closer to the cause than the way to it',
        probes: [...probesOf('oxxx', entry, 0), ...probesOf('oxxx', lb, 100), ...probesOf('oxxx', {}, 200)],
        crash: { observed: true, container: 'api-1', role: 'api', atMs: 1200, sign: 'probesFailed', users: 10 },
      },
      {
        name: 'two seconds earlier is earlier',
        probes: [...probesOf('oxxxxx', lb, 100), ...probesOf('oooxxx', {}, 200)],
        crash: { observed: true, container: 'lb', role: 'balancer', atMs: 1100, sign: 'probesFailed', users: 10 },
      },
      {
        name: 'the engine knows better what its probe saw',
        probes: probesOf('oxxx'),
        events: happened([1300, change('api-1', 'died')]),
        crash: { observed: true, container: 'api-1', role: 'api', atMs: 1300, sign: 'exit', users: 10 },
      },
    ],
  },
  {
    of: 'clients',
    rows: [
      { name: 'two seconds of nothing but errors', slots: clients('ooxxoxxoxx'), crash: undefined },
      {
        name: 'three seconds',
        slots: clients('oooxxxoooo'),
        crash: {
          observed: true,
          container: 'lb',
          role: 'balancer',
          atMs: 3000,
          sign: 'noAnswers',
          untilMs: 6000,
          users: 30,
        },
      },
      {
        name: 'no answer at all to those who wait',
        slots: clients('ooowwwwwww'),
        crash: { observed: true, container: 'lb', role: 'balancer', atMs: 4000, sign: 'noAnswers', users: 40 },
      },
      { name: 'one alone waits for three seconds, and is answered', slots: clients('ooow---ooo'), crash: undefined },
      {
        name: 'one alone waits for three seconds, and fails',
        slots: clients('ooow---xoo'),
        crash: {
          observed: true,
          container: 'lb',
          role: 'balancer',
          atMs: 4000,
          sign: 'noAnswers',
          untilMs: 8000,
          users: 40,
        },
      },
      { name: 'nobody waits: everybody thinks', slots: clients('oo-----ooo'), crash: undefined },
      { name: 'a lost second', slots: clients('ooxx xxooo'), crash: undefined },
      { name: 'only while the last answers are awaited', slots: clients('ooooooooowwww'), crash: undefined },
    ],
  },
])('$of', ({ rows }) => {
  test.each(rows)('$name', ({ events = happened(), probes = [], slots = clients('oooooooooo'), crash }) => {
    expect(resultOf({ events, probes, slots }).crash).toEqual(crash ?? { observed: false })
  })
})

test('the engine may tell of an out-of-memory kill only at the end', () => {
  const facts = { ...noFacts, ends: [{ container: 'lb', running: false, oomKilled: true, restarts: 0 }] }
  const once = happened([2000, change('lb', 'died')])
  expect(resultOf({ events: once, facts }).crash).toMatchObject({ atMs: 2000, sign: 'outOfMemory' })
  // Of two deaths that is the last one; how the first came about is not known.
  const twice = happened([2000, change('lb', 'died')], [3000, change('lb', 'restarted')], [6000, change('lb', 'died')])
  expect(resultOf({ events: twice, facts }).crash).toMatchObject({ atMs: 2000, sign: 'exit' })
})

test('a death while the stack warmed up has its place too, although nobody knew the time base yet', () => {
  const events = happened([-100, change('lb', 'died')]).map(({ atMs = 0, ...event }) =>
    atMs < 0 ? event : { ...event, atMs },
  )
  const { crash, timeline } = resultOf({ events, slots: clients('oooooooooo') })
  expect(crash).toMatchObject({ observed: true, container: 'lb', atMs: -100, sign: 'exit', users: 0 })
  expect(timeline).toEqual([{ atMs: -100, container: 'lb', what: 'died' }])
})

test('without ticks the number of users is not known', () => {
  const { crash } = resultOf({ events: happened([2000, change('lb', 'died')]) })
  expect(crash).toEqual({ observed: true, container: 'lb', role: 'balancer', atMs: 2000, sign: 'exit' })
})
