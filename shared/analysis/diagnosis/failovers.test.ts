import { expect, test } from 'vitest'
import type { LogReading } from '../../domain/counters.ts'
import type { Failover } from '../../domain/diagnosis.ts'
import type { RunEventBody } from '../../domain/events.ts'
import type { Fault } from '../../domain/fault.ts'
import { diagnose } from './diagnose.ts'
import type { DiagnosisInputs } from './known.ts'
import { aRun, aTick, happened, type SecondOf } from './testing/aRun.ts'

const kill: Fault = { atMs: 10_000, action: { kind: 'kill', container: 'api-1' } }
const died: RunEventBody = { kind: 'component', container: 'api-1', what: 'died', exitCode: 137 }
const restarted: RunEventBody = { kind: 'component', container: 'api-1', what: 'restarted' }
const gone = { instances: { 'api-2': 90 } }

function ticks(of: (second: number) => SecondOf | undefined) {
  return Array.from({ length: 30 }, (_, second) => aTick(second, of(second)))
}

function failover(run: Partial<DiagnosisInputs>): Failover | undefined {
  return diagnose(aRun(run)).failovers[0]
}

test('killed under load, started again: found after three seconds, back after two', () => {
  const found = failover({
    ticks: ticks((second) => {
      if (second === 10) return { outcomes: { ok: 88, http502: 12 }, ...gone }
      if (second === 11) return { outcomes: {}, started: 5, instances: {} }
      if (second === 12) return { outcomes: { ok: 90 }, p95Ms: 3000, ...gone }
      if (second < 22 && second > 12) return gone
      return undefined
    }),
    events: happened(
      30_000,
      [10_000, { kind: 'fault', what: 'begun', fault: kill }],
      [10_100, died],
      [20_000, restarted],
    ),
  })
  expect(found).toEqual({
    container: 'api-1',
    fault: kill,
    lostAtMs: 10_100,
    detectedMs: 2900,
    evenMs: 2900,
    backAtMs: 20_000,
    reintegratedMs: 2000,
    lost: { http502: 12 },
    // Of 90 with P50 at 1.5 s and P95 at 3 s, six are at or above P95.
    slow: 5,
    interruption: { seconds: 0, degradedSeconds: 1 },
  })
})

test('lost for good, and the balancer goes on asking it', () => {
  const found = failover({
    ticks: ticks((second) => (second < 10 ? undefined : { outcomes: { ok: 50, http504: 50 }, ...gone })),
    events: happened(30_000, [10_100, died]),
  })
  expect(found).toEqual({
    container: 'api-1',
    lostAtMs: 10_100,
    lost: { http504: 1000 },
    slow: 0,
    interruption: { seconds: 0, degradedSeconds: 20 },
  })
})

test('nobody is answered for a while: an interruption', () => {
  const found = failover({
    ticks: ticks((second) =>
      second < 10 ? undefined : second < 14 ? { outcomes: { http502: 100 }, instances: {} } : gone,
    ),
    events: happened(30_000, [10_100, died]),
  })
  expect(found).toMatchObject({
    detectedMs: 3900,
    evenMs: 3900,
    lost: { http502: 400 },
    interruption: { seconds: 4, degradedSeconds: 0 },
  })
})

test('what fails after a pause of three seconds is not the lost one’s, unless the balancer says that it tried it', () => {
  const unrelated = { outcomes: { ok: 40, http502: 50 }, ...gone }
  const run = {
    ticks: ticks((second) => (second < 5 ? undefined : second < 22 ? gone : unrelated)),
    events: happened(30_000, [5000, died]),
  }
  const upstream = (atMs: number, address: string): LogReading => ({
    atMs,
    container: 'lb',
    sign: 'upstreamTimedOut',
    line: `upstream timed out, upstream: "http://${address}:8000/products"`,
    count: 1,
  })
  expect(failover(run)).toMatchObject({ lost: {}, slow: 0, interruption: { seconds: 0, degradedSeconds: 0 } })
  expect(failover({ ...run, logs: [upstream(24_500, '198.18.4.4')] })).toMatchObject({ lost: {} })
  expect(failover({ ...run, logs: [upstream(24_500, '198.18.4.3')] })).toMatchObject({
    lost: { http502: 150 },
    interruption: { seconds: 0, degradedSeconds: 3 },
  })
})

test('what fails while it comes back is its own again', () => {
  const found = failover({
    ticks: ticks((second) => {
      if (second < 10 || second > 23) return undefined
      return second === 21 ? { outcomes: { ok: 90, http502: 10 }, ...gone } : gone
    }),
    events: happened(30_000, [10_000, died], [20_000, restarted]),
  })
  expect(found).toMatchObject({ detectedMs: 0, backAtMs: 20_000, reintegratedMs: 4000, lost: { http502: 10 } })
})

test.each<{ name: string; run: Partial<DiagnosisInputs>; cutShort: Failover['cutShort'] }>([
  {
    name: 'lost just before the end, nobody noticed',
    run: { events: happened(30_000, [28_500, died]) },
    cutShort: ['detected', 'even'],
  },
  {
    name: 'lost just before the end, requests failed up to it',
    run: {
      ticks: ticks((second) => (second < 28 ? undefined : { outcomes: { ok: 50, http502: 50 }, ...gone })),
      events: happened(30_000, [28_500, died]),
    },
    cutShort: undefined,
  },
  {
    name: 'back just before the end',
    run: {
      ticks: ticks((second) => (second < 10 ? undefined : gone)),
      events: happened(30_000, [10_000, died], [28_500, restarted]),
    },
    cutShort: ['reintegrated'],
  },
  {
    name: 'back in time, and never asked again',
    run: {
      ticks: ticks((second) => (second < 10 ? undefined : gone)),
      events: happened(30_000, [10_000, died], [20_000, restarted]),
    },
    cutShort: undefined,
  },
])('never, or not seen because the load ended: $name', ({ run, cutShort }) => {
  expect(failover(run)?.cutShort).toEqual(cutShort)
})

test('what the topology declares of its balancer is repeated beside it', () => {
  const { manifest } = aRun()
  const failoverOf = (promised: typeof manifest.failover) =>
    failover({
      manifest: { ...manifest, ...(promised && { failover: promised }) },
      events: happened(30_000, [10_100, died]),
    })?.promised
  expect(failoverOf({ maxFails: 3, failTimeoutMs: 30_000 })).toEqual({ maxFails: 3, failTimeoutMs: 30_000 })
  expect(failoverOf(undefined)).toBeUndefined()
})

test.each<{ name: string; run: Partial<DiagnosisInputs> }>([
  { name: 'a container without a twin', run: { events: happened(30_000, [10_000, { ...died, container: 'lb' }]) } },
  {
    name: 'nobody left to stand in',
    run: {
      events: happened(30_000, [9_000, { ...died, container: 'api-2' }], [9_000, { ...died, container: 'api-1' }]),
    },
  },
  { name: 'after the load', run: { events: happened(30_000, [30_500, died]) } },
])('no report for $name', ({ run }) => {
  expect(failover(run)).toBeUndefined()
})
