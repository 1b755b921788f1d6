import { expect, test } from 'vitest'
import type { RunEventBody } from '../../domain/events.ts'
import type { Fault } from '../../domain/fault.ts'
import { probesOf } from '../../testing/aReading.ts'
import { diagnose } from './diagnose.ts'
import type { DiagnosisInputs } from './known.ts'
import { aRun, aTick, happened, readingsOf, ticksOf } from './testing/aRun.ts'

const change = (container: string, what: 'died' | 'restarted' | 'paused' | 'unpaused', exitCode = 137) =>
  ({ kind: 'component', container, what, ...(what === 'died' && { exitCode }) }) satisfies RunEventBody
const cut: Fault = { atMs: 10_000, action: { kind: 'cut', container: 'api-2' } }
const usual = aRun()
const probesBut = (container: string) => usual.probes.filter((probe) => probe.container !== container)
const readingsBut = (container: string) => usual.readings.filter((reading) => reading.container !== container)
const saturated = (container: string) => ({
  readings: [
    ...readingsBut(container),
    ...readingsOf(container, 30, () => ({ cpuPercent: 20, cpuOfLimitPercent: 99 })),
  ],
})
/** Its probe hangs from then on until its time limit, again and again. */
const hanging = (container: string, atMs: number) => [
  ...probesOf('o'.repeat(10), { container }, 200),
  ...[0, 10_000].map((afterMs) => ({
    atMs: atMs + afterMs,
    probe: 'instance' as const,
    container,
    outcome: 'connectTimeout',
  })),
]

/** One request a second, of which the one of second 10 takes five. */
const loneUser = usual.ticks.map(({ second }) => {
  if (second >= 10 && second < 15) return aTick(second, { users: 1, outcomes: {}, started: second === 10 ? 1 : 0 })
  return aTick(second, { users: 1, outcomes: { ok: 1 }, ...(second === 15 && { started: 0, p95Ms: 5000 }) })
})

/** Lanes that are not healthy throughout, as `state to second`; the others must be. */
test.each<{ name: string; run: Partial<DiagnosisInputs>; lanes: Readonly<Record<string, string>> }>([
  { name: 'all is well', run: {}, lanes: {} },
  {
    name: 'clients are slow',
    run: { ticks: ticksOf(`${'o'.repeat(10)}sssss${'o'.repeat(15)}`) },
    lanes: {
      clients: 'healthy 10, degraded 15, healthy 30',
      'api-1': 'healthy 10, degraded 15, healthy 30',
      'api-2': 'healthy 10, degraded 15, healthy 30',
    },
  },
  {
    name: 'errors behind a balancer that answers are not its own',
    run: { ticks: ticksOf(`${'o'.repeat(10)}eeeee${'o'.repeat(15)}`) },
    lanes: { clients: 'healthy 10, degraded 15, healthy 30' },
  },
  {
    name: 'connections that the balancer resets are its own',
    run: {
      ticks: usual.ticks.map(({ second }) =>
        aTick(second, second >= 10 && second < 15 ? { outcomes: { ok: 90, reset: 10 } } : {}),
      ),
    },
    lanes: { clients: 'healthy 10, degraded 15, healthy 30', lb: 'healthy 10, degraded 15, healthy 30' },
  },
  {
    name: 'the balancer is down while the instances are up',
    run: {
      ticks: ticksOf(`${'o'.repeat(10)}${'w'.repeat(8)}${'o'.repeat(12)}`),
      events: happened(30_000, [10_100, change('lb', 'died')], [16_500, change('lb', 'restarted')]),
      probes: probesBut('lb'),
      readings: readingsBut('lb'),
    },
    lanes: {
      // Who asked within second 10 cannot have had an answer in it.
      clients: 'healthy 11, unresponsive 18, recovering 23, healthy 30',
      lb: 'healthy 10.1, down 16.5, starting 18, recovering 23, healthy 30',
    },
  },
  {
    name: 'the only user waits for a slow answer',
    run: { ticks: loneUser },
    lanes: {},
  },
  {
    name: 'the only user waits, and so do the probes',
    run: {
      ticks: loneUser,
      probes: [
        ...usual.probes.filter(({ probe }) => probe !== 'entry'),
        ...probesOf(`${'o'.repeat(10)}xxxxx${'o'.repeat(15)}`, { container: 'lb', probe: 'entry' }),
      ],
    },
    lanes: { clients: 'healthy 11, unresponsive 15, recovering 21, healthy 30' },
  },
  {
    name: 'of a load of one request in four seconds three wait at once, because answers take eleven seconds now',
    run: {
      ticks: usual.ticks.map(({ second }) =>
        aTick(second, {
          users: 3,
          started: second % 4 === 0 ? 1 : 0,
          outcomes: (second < 10 ? second % 4 === 0 : second >= 23 && second % 4 === 3) ? { ok: 1 } : {},
          p95Ms: 900,
        }),
      ),
    },
    lanes: { clients: 'healthy 9, notKnown 23, healthy 30' },
  },
  {
    name: 'one instance is down and the other takes over',
    run: {
      ticks: usual.ticks.map(({ second }) => aTick(second, second >= 10 ? { instances: { 'api-2': 100 } } : {})),
      events: happened(30_000, [10_250, change('api-1', 'died')]),
      probes: [...probesBut('api-1'), ...hanging('api-1', 10_200)],
      readings: [...readingsBut('api-1'), ...readingsOf('api-1', 10)],
    },
    lanes: { 'api-1': 'healthy 10.25, down 30' },
  },
  {
    name: 'the whole engine restarts',
    run: {
      ticks: ticksOf(`${'o'.repeat(10)}${'x'.repeat(20)}`),
      events: happened(
        30_000,
        ...['api-1', 'api-2', 'lb', 'db'].map((name): [number, RunEventBody] => [10_000, change(name, 'died')]),
      ),
      readings: [],
      probes: [],
    },
    lanes: {
      clients: 'healthy 10, unresponsive 30',
      lb: 'healthy 10, down 30',
      'api-1': 'healthy 10, down 30',
      'api-2': 'healthy 10, down 30',
      db: 'notKnown 10, down 30',
    },
  },
  {
    name: 'paused, and goes on',
    run: { events: happened(30_000, [10_000, change('db', 'paused')], [14_000, change('db', 'unpaused')]) },
    lanes: { db: 'healthy 10, unresponsive 14, recovering 19, healthy 30' },
  },
  {
    name: 'cut off by us, its address swallows packets',
    run: {
      ticks: usual.ticks.map(({ second }) => aTick(second, second >= 10 ? { instances: { 'api-1': 100 } } : {})),
      events: happened(30_000, [10_000, { kind: 'fault', what: 'begun', fault: cut }]),
      probes: [...probesBut('api-2'), ...hanging('api-2', 10_200)],
    },
    lanes: { 'api-2': 'healthy 10, unresponsive 30' },
  },
  {
    name: 'alive and unanswering, one probe that waits for its limit',
    run: {
      ticks: usual.ticks.map(({ second }) => aTick(second, second >= 10 ? { instances: { 'api-2': 100 } } : {})),
      probes: [...probesBut('api-1'), ...hanging('api-1', 10_200)],
    },
    lanes: { 'api-1': 'healthy 10, unresponsive 30' },
  },
  {
    name: 'a probe that waits while clients are answered is no silence',
    run: { probes: [...probesBut('api-1'), ...hanging('api-1', 10_200)] },
    lanes: {},
  },
  {
    name: 'the database is the limit, not the instances',
    run: { ...saturated('db'), ticks: ticksOf(`${'o'.repeat(10)}${'e'.repeat(20)}`) },
    lanes: { clients: 'healthy 10, degraded 30', db: 'healthy 10, degraded 30' },
  },
  { name: 'a busy database that serves everybody well is healthy', run: saturated('db'), lanes: {} },
  {
    name: 'everything is saturated',
    run: {
      ticks: ticksOf(`${'o'.repeat(10)}${'s'.repeat(20)}`),
      readings: ['lb', 'api-1', 'api-2', 'db'].flatMap((name) =>
        readingsOf(name, 30, () => ({ cpuPercent: 100, cpuOfLimitPercent: 100 })),
      ),
    },
    lanes: Object.fromEntries(
      ['clients', 'lb', 'api-1', 'api-2', 'db'].map((name) => [name, 'healthy 10, degraded 30']),
    ),
  },
  {
    name: 'the generator is the limit',
    run: {
      ticks: usual.ticks.map((tick) =>
        tick.second < 10 || tick.second >= 20
          ? tick
          : { ...tick, doubt: { kind: tick.second < 15 ? 'suspect' : 'invalid', reasons: ['sendLag'] } },
      ),
    },
    lanes: { generator: 'healthy 10, degraded 15, unresponsive 20, recovering 25, healthy 30' },
  },
  {
    name: 'the database refuses connections',
    run: {
      counters: Array.from({ length: 30 }, (_, second) => ({
        atMs: second * 1000,
        container: 'db',
        source: 'postgresql' as const,
        values: { databaseConnections: second >= 10 && second < 20 ? 97 : 40, databaseConnectionsLimit: 97 },
      })),
    },
    lanes: { db: 'healthy 10, degraded 20, healthy 30' },
  },
  {
    name: 'the database does not answer while its kernel is heard',
    run: {
      counters: Array.from({ length: 30 }, (_, second) => ({
        atMs: second * 1000,
        container: 'db',
        source: second >= 10 && second < 20 ? ('kernel' as const) : ('postgresql' as const),
        values: {},
      })),
    },
    lanes: { db: 'healthy 10, unresponsive 20, recovering 25, healthy 30' },
  },
  {
    name: 'seconds that nobody measured',
    run: { ticks: ticksOf(`${'o'.repeat(10)}     ${'o'.repeat(15)}`) },
    lanes: { clients: 'healthy 10, notKnown 15, healthy 30', generator: 'healthy 10, notKnown 15, healthy 30' },
  },
  {
    name: 'a death before the first user',
    run: {
      events: happened(30_000, [-400, change('db', 'died')]),
      readings: readingsBut('db'),
    },
    lanes: {
      clients: 'notKnown 0, healthy 30',
      generator: 'notKnown 0, healthy 30',
      lb: 'notKnown 0, healthy 30',
      'api-1': 'notKnown 0, healthy 30',
      'api-2': 'notKnown 0, healthy 30',
      db: 'down 30',
    },
  },
])('$name', ({ run, lanes }) => {
  const found = Object.fromEntries(
    diagnose(aRun(run)).lanes.map(({ lane, spans }) => [
      lane,
      spans.map(({ state, toMs }) => `${state} ${toMs / 1000}`).join(', '),
    ]),
  )
  const well = Object.fromEntries(Object.keys(found).map((lane) => [lane, 'healthy 30']))
  expect(found).toEqual({ ...well, ...lanes })
})

test('lanes stand in the order of the way of a request, instances by number', () => {
  const manifest = {
    ...usual.manifest,
    containers: ['db', 'api-10', 'redis', 'api-2', 'lb'].map((name) => ({
      name,
      service: name,
      role: { db: 'database', redis: 'cache', lb: 'balancer' }[name] ?? 'api',
      image: 'x',
    })),
  }
  expect(diagnose(aRun({ manifest })).lanes.map(({ lane }) => lane)).toEqual([
    'clients',
    'lb',
    'api-2',
    'api-10',
    'redis',
    'db',
    'generator',
  ])
})
