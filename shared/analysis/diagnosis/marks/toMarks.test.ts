import { expect, test } from 'vitest'
import type { Mark } from '../../../domain/diagnosis.ts'
import type { RunEventBody } from '../../../domain/events.ts'
import type { Fault } from '../../../domain/fault.ts'
import { probesOf } from '../../../testing/aReading.ts'
import { diagnose } from '../diagnose.ts'
import type { DiagnosisInputs } from '../known.ts'
import { aRun, happened, readingsOf, ticksOf } from '../testing/aRun.ts'

const died: RunEventBody = { kind: 'component', container: 'lb', what: 'died', exitCode: 1 }
const restarted: RunEventBody = { kind: 'component', container: 'lb', what: 'restarted' }
const pause: Fault = { atMs: 10_000, forMs: 4000, action: { kind: 'pause', container: 'db' } }
const usual = aRun()

function marks(run: Partial<DiagnosisInputs>): readonly Mark[] {
  return diagnose(aRun(run)).marks
}

const line = (atS: number, container: string, count = 1) => ({
  atMs: atS * 1000,
  container,
  sign: 'connectionsExhausted' as const,
  count,
  line: '1024 worker_connections are not enough',
})
const strained = (container: string, of: Parameters<typeof readingsOf>[2]) => ({
  readings: [...usual.readings.filter((reading) => reading.container !== container), ...readingsOf(container, 30, of)],
})

/** As `second lane sign`. */
test.each<{ name: string; run: Partial<DiagnosisInputs>; told: readonly string[] }>([
  {
    name: 'clients: first errors, then slow, then silence, and its end',
    run: { ticks: ticksOf(`${'o'.repeat(5)}eesssxxxxx${'o'.repeat(15)}`) },
    told: ['5 clients errors', '7 clients slow', '10 clients noAnswers', '15 clients answersAgain'],
  },
  {
    name: 'a death and its way back, told by its own probes',
    run: {
      events: happened(30_000, [10_100, died], [14_000, restarted]),
      probes: usual.probes.filter(({ container, atMs }) => container !== 'lb' || atMs < 10_000 || atMs > 16_000),
      ticks: ticksOf(`${'o'.repeat(10)}${'x'.repeat(6)}${'o'.repeat(14)}`),
    },
    told: [
      '10.1 lb exit',
      '10.1 clients noAnswers',
      '10.1 clients errors',
      '14 lb restarted',
      '16 lb answersAgain',
      '16 clients answersAgain',
    ],
  },
  {
    name: 'probes that fail on a container that is away or starts add nothing',
    run: {
      events: happened(
        30_000,
        [10_300, { ...died, container: 'api-1' }],
        [14_000, { ...restarted, container: 'api-1' }],
      ),
      ticks: usual.ticks.map((tick) => (tick.second < 10 || tick.second > 18 ? tick : { ...tick, instances: {} })),
      probes: [
        ...usual.probes.filter(({ container }) => container !== 'api-1'),
        ...probesOf('oooooooooxxxxxxxxxxooooooooooo', { container: 'api-1' }, 900),
      ],
    },
    told: ['10.3 api-1 exit', '14 api-1 restarted', '19 api-1 answersAgain'],
  },
  {
    name: 'a fault and its end',
    run: {
      events: happened(
        30_000,
        [10_000, { kind: 'fault', what: 'begun', fault: pause }],
        [10_020, { kind: 'component', container: 'db', what: 'paused' }],
        [14_000, { kind: 'component', container: 'db', what: 'unpaused' }],
        [14_010, { kind: 'fault', what: 'over', fault: pause }],
      ),
    },
    told: ['10 db fault', '10.02 db paused', '14 db answersAgain', '14.01 db faultOver'],
  },
  {
    name: 'a fault that could not be done is none',
    run: { events: happened(30_000, [10_000, { kind: 'fault', what: 'failed', fault: pause }]) },
    told: [],
  },
  {
    name: 'the first log line of a kind, and again after half a minute without',
    run: { ...aRun({}, 90), logs: [line(5, 'lb'), line(6, 'lb'), line(20, 'lb'), line(60, 'lb'), line(61, 'api-1')] },
    told: ['5 lb connectionsExhausted', '60 lb connectionsExhausted', '61 api-1 connectionsExhausted'],
  },
  {
    name: 'a quota that is felt, and one that is used up',
    run: strained('api-1', (second) =>
      second < 10 ? {} : { periods: 10, throttledPeriods: 4, cpuOfLimitPercent: second < 15 ? 80 : 99 },
    ),
    told: ['10.7 api-1 throttled', '15.7 api-1 saturated'],
  },
  {
    name: 'one reading at a limit is chance',
    run: strained('api-1', (second) => (second === 10 ? { cpuOfLimitPercent: 100, memoryOfLimitPercent: 99 } : {})),
    told: [],
  },
  {
    name: 'memory near its limit',
    run: strained('api-2', (second) => ({ memoryOfLimitPercent: second < 12 ? 50 : 92 })),
    told: ['12.7 api-2 memoryNearLimit'],
  },
  {
    name: 'the shared cores are used up: told of the one that used most',
    run: {
      manifest: { ...usual.manifest, cpuSets: { containers: '0,1', generator: '2' } },
      ...strained('db', (second) => ({ cpuPercent: second < 10 ? 10 : 165 })),
    },
    told: ['10.7 db coresUsedUp'],
  },
  {
    name: 'a generator at its limit, and beyond',
    run: {
      ticks: usual.ticks.map((tick) =>
        tick.second < 10 || tick.second > 20
          ? tick
          : { ...tick, doubt: { kind: tick.second < 15 ? 'suspect' : 'invalid', reasons: ['sendLag'] } },
      ),
    },
    told: ['10 generator saturated', '15 generator notMeasured'],
  },
  {
    name: 'of a container that is not in the run',
    run: { logs: [line(5, 'nobody')], events: happened(30_000, [5000, { ...died, container: 'nobody' }]) },
    told: [],
  },
])('$name', ({ run, told }) => {
  const found = marks(run).map(({ atMs, lane, sign }) => `${atMs / 1000} ${lane} ${sign}`)
  expect(found).toEqual(told)
})

test('never more than sixty, deaths before lines', () => {
  const deaths = Array.from({ length: 15 }, (_, index): [number, RunEventBody][] => [
    [index * 1900 + 100, died],
    [index * 1900 + 1000, restarted],
  ]).flat()
  const others = Array.from({ length: 300 }, (_, index) =>
    line((index % 10) * 40 + 1, ['lb', 'api-1', 'db'][index % 3] ?? 'lb'),
  )
  const told = marks({
    ...aRun({}, 400),
    logs: others.toSorted((a, b) => a.atMs - b.atMs),
    events: happened(400_000, ...deaths),
  })
  expect(told).toHaveLength(60)
  expect(told.filter(({ sign }) => sign === 'exit')).toHaveLength(15)
  expect(told.filter(({ sign }) => sign === 'connectionsExhausted').length).toBeGreaterThan(0)
})

test('a mark’s evidence: users, figures before and at, its own lines, what became of requests, the engine’s words', () => {
  const [mark] = marks({
    events: happened(30_000, [10_100, died]),
    ticks: ticksOf(`${'o'.repeat(10)}${'e'.repeat(20)}`),
    logs: [line(7, 'lb', 3), line(9, 'lb', 4), line(9, 'api-1'), line(20, 'lb')].toSorted((a, b) => a.atMs - b.atMs),
    counters: Array.from({ length: 30 }, (_, second) => ({
      atMs: second * 1000 + 500,
      container: 'lb',
      source: 'nginx' as const,
      values: { connectionsOpen: second < 10 ? 600 : 1024, connectionsLimit: 1024 },
    })),
  }).filter(({ sign }) => sign === 'exit')
  expect(mark?.evidence).toEqual({
    users: 100,
    counters: [
      { container: 'lb', name: 'cpuPercent', before: 10, at: 10 },
      { container: 'lb', name: 'memoryBytes', before: 100_000_000, at: 100_000_000 },
      { container: 'lb', name: 'connectionsOpen', before: 600, at: 1024, limit: 1024 },
    ],
    logs: [
      {
        atMs: 7000,
        container: 'lb',
        sign: 'connectionsExhausted',
        line: '1024 worker_connections are not enough',
        count: 7,
      },
    ],
    outcomes: { ok: 475, http502: 25 },
    engine: ['died 1'],
  })
})

test('at the clients’ marks stand the load’s own figures beside their bounds', () => {
  const [mark] = marks({ ticks: ticksOf(`${'o'.repeat(10)}${'e'.repeat(20)}`) })
  expect(mark).toMatchObject({ lane: 'clients', sign: 'errors', atMs: 10_000 })
  expect(mark?.evidence.counters).toEqual([
    { container: 'clients', name: 'errorRate', before: 0, at: 0.05, limit: 0.01 },
    { container: 'clients', name: 'p95Ms', before: 20, at: 20, limit: 2000 },
    { container: 'clients', name: 'throughputPerS', before: 100, at: 100 },
  ])
})
