import { describe, expect, test } from 'vitest'
import type { RunEvent, RunEventBody } from '../domain/events.ts'
import type { LoadSlot } from '../domain/load.ts'
import type { RunManifest } from '../domain/manifest.ts'
import type { Outcome } from '../domain/outcome.ts'
import type { Reading } from '../domain/reading.ts'
import { noFacts, type RunFacts } from '../domain/runFacts.ts'
import type { RunResult } from '../domain/runResult.ts'
import { aManifest } from '../testing/aManifest.ts'
import { aCell, aSlot } from '../testing/aSlot.ts'
import { eventsOf } from '../testing/eventsOf.ts'
import { resultOf } from '../testing/resultOf.ts'
import type { RunInputs } from './runInputs.ts'

/** Ten seconds of plan and one of drain: per second 3 ok, 1 failed; products and stores, two instances. */
const tenSeconds: LoadSlot[] = Array.from({ length: 11 }, (_, second) =>
  aSlot(second, [
    aCell({ us: [1000, 3000], instance: 'api-1', cacheHits: 2 }),
    aCell({ us: [2000], instance: 'api-2', endpoint: 'stores', cacheMisses: 1 }),
    aCell({ us: [9_000_000], outcome: 'responseTimeout', endpoint: 'stores', bytes: 0 }),
    ...(second === 10 ? [aCell({ us: [], count: 4, outcome: 'aborted', bytes: 7 })] : []),
  ]),
)

describe('a completed run', () => {
  const result = resultOf({ slots: tenSeconds })

  test('totals count what ended, aborted apart; rates are over the plan', () => {
    expect(result.totals).toEqual({
      requests: 44,
      ok: 33,
      failed: 11,
      aborted: 4,
      dropped: 0,
      durationMs: 10_000,
      throughputPerS: 4.4,
      goodputPerS: 3.3,
      errorRate: 0.25,
      bytes: 3307,
    })
    expect(result.outcomes).toEqual({ ok: 33, responseTimeout: 11, aborted: 4 })
  })

  test('latency is that of ok requests, both times', () => {
    const { service, response } = result.latencyUs
    expect(service).toEqual({ mean: 2000, p50: 2000, p90: 3000, p95: 3000, p99: 3000, 'p99.9': 3000, max: 3000 })
    expect(response?.p50).toBe(2010)
  })

  test('phases follow the plan and add up to the totals, drain included', () => {
    expect(
      result.phases.map(({ index, fromMs, toMs, usersFrom, usersTo }) => [index, fromMs, toMs, usersFrom, usersTo]),
    ).toEqual([
      [0, 0, 3000, 0, 10],
      [1, 3000, 7000, 10, 10],
      [2, 7000, 10_000, 10, 20],
    ])
    expect(result.phases.map(({ totals }) => [totals.requests, totals.durationMs])).toEqual([
      [12, 3000],
      [16, 4000],
      [16, 3000],
    ])
    for (const part of ['requests', 'ok', 'failed', 'aborted', 'dropped', 'durationMs', 'bytes'] as const) {
      expect(
        result.phases.reduce((sum, { totals }) => sum + totals[part], 0),
        part,
      ).toBe(result.totals[part])
    }
  })

  test('the share achieved beside the one intended; logins are no part of the mix', () => {
    const { scenario } = aManifest()
    const endpoints = [...scenario.endpoints, 'login']
    const manifest = { scenario: { ...scenario, endpoints, intendedShares: { products: 0.75, stores: 0.25 } } }
    const slots = [
      aSlot(0, [
        aCell({ us: [1000, 1000, 1000] }),
        aCell({ us: [1000], endpoint: 'stores' }),
        aCell({ us: [1000, 1000], endpoint: 'login' }),
        aCell({ us: [1000], endpoint: 'login', outcome: 'http5xx' }),
      ]),
    ]
    const { endpoints: rows, totals } = resultOf({ slots, manifest: aManifest(manifest) })
    expect(rows.map(({ name, intendedShare, share }) => [name, intendedShare, share])).toEqual([
      ['products', 0.75, 0.75],
      ['stores', 0.25, 0.25],
      ['login', undefined, undefined],
    ])
    expect(rows[2]?.totals).toMatchObject({ requests: 3, failed: 1 })
    expect(totals.requests).toBe(7)
  })

  test('endpoints in the order of the scenario, with their own figures', () => {
    expect(result.endpoints.map(({ name, share, totals }) => [name, share, totals.requests, totals.errorRate])).toEqual(
      [
        ['products', 0.5, 22, 0],
        ['stores', 0.5, 22, 0.5],
      ],
    )
    expect(result.endpoints[1]?.latencyUs.service?.p50).toBe(2000)
    expect(result.endpoints[1]?.outcomes).toEqual({ ok: 11, responseTimeout: 11 })
  })

  test('instances share the responses that named one; the cache is what the header said', () => {
    expect(result.instances.map(({ name, share }) => [name, share])).toEqual([
      ['api-1', 22 / 33],
      ['api-2', 11 / 33],
    ])
    expect(result.cache).toEqual({ hits: 22, misses: 11, ratio: 22 / 33, unclassified: 0, source: 'header' })
  })

  test('the generator is judged over the plan, not the drain', () => {
    expect(result.generator).toEqual({
      cpuPercent: { mean: 5, p95: 5, max: 5 },
      highestPerS: 4,
      sendLagUs: { p99Max: 109, max: 209 },
    })
  })
})

test('an instance that never answered is shown with a share of 0', () => {
  const { instances } = resultOf({ slots: [aSlot(0, [aCell({ instance: 'api-2' })])] })
  expect(instances.map(({ name, share, totals }) => [name, share, totals.requests])).toEqual([
    ['api-1', 0, 0],
    ['api-2', 1, 1],
  ])
  expect(instances[0]?.latencyUs).toEqual({})
})

test('an instance may call itself as objects call what they are made of', () => {
  const cells = ['constructor', '__proto__', 'toString'].map((instance) => aCell({ instance }))
  const { instances, conservation } = resultOf({ slots: [aSlot(0, cells)] })
  expect(instances.map(({ name, countedByInstance }) => [name, countedByInstance])).toEqual(
    expect.arrayContaining([
      ['constructor', undefined],
      ['__proto__', undefined],
    ]),
  )
  expect(conservation).not.toHaveProperty('countedByInstances')
})

test('without instance ids and cache headers there are no such tables', () => {
  const result = resultOf({ slots: [aSlot(0, [aCell()])] })
  expect([result.instances, result.cache]).toEqual([[], undefined])
})

test('seconds that come late and twice are counted where they belong', () => {
  const slots = [aSlot(8, [aCell()]), aSlot(2, [aCell()]), aSlot(2, [aCell({ us: [1, 2] })])]
  expect(resultOf({ slots }).phases.map(({ totals }) => totals.requests)).toEqual([3, 0, 1])
})

describe('conservation', () => {
  const slots = [aSlot(0, [aCell({ us: [1, 2, 3], instance: 'api-1' }), aCell({ outcome: 'aborted' })], { started: 5 })]
  const facts = (changes: Partial<RunFacts>): RunFacts => ({ ...noFacts, ...changes })

  test.each<{ name: string; facts: RunFacts; conservation: Partial<RunResult['conservation']> }>([
    {
      name: 'from the ticks alone',
      facts: noFacts,
      conservation: { planned: 5, started: 5, dropped: 0, unaccounted: 1, answeredByInstances: 3 },
    },
    {
      name: 'from the generator’s own sum',
      facts: facts({ load: { planned: 6, started: 4, dropped: 2, stopMs: 12 } }),
      conservation: { planned: 6, started: 4, dropped: 2, unaccounted: 0 },
    },
    {
      name: 'more ended than began',
      facts: facts({ load: { planned: 3, started: 3, dropped: 0, stopMs: 12 } }),
      conservation: { unaccounted: -1 },
    },
    {
      name: 'every instance counted',
      facts: facts({ countedByInstances: { 'api-1': 3, 'api-2': 0 } }),
      conservation: { answeredByInstances: 3, countedByInstances: 3 },
    },
  ])('$name', ({ facts: known, conservation }) => {
    expect(resultOf({ slots, facts: known }).conservation).toMatchObject(conservation)
  })

  test('one instance without a count: no sum, but the others’ counts', () => {
    const result = resultOf({ slots, facts: facts({ countedByInstances: { 'api-1': 3 } }) })
    expect(result.conservation.countedByInstances).toBeUndefined()
    expect(result.instances.map(({ countedByInstance }) => countedByInstance)).toEqual([3, undefined])
  })
})

describe('a run that did not come to its end', () => {
  const state = (at: Extract<RunEventBody, { kind: 'state' }>['at']): RunEventBody => ({ kind: 'state', at })
  const twoSeconds = tenSeconds.slice(0, 2)
  test.each<{
    name: string
    outcome: RunManifest['outcome']
    events: RunEvent[]
    slots: LoadSlot[]
    durationMs: number
    phasesMs: number[]
    throughputPerS: number | undefined
  }>([
    {
      name: 'stopped in the middle',
      outcome: { kind: 'stopped', during: 'measuring' },
      events: eventsOf([0, state('measuring')], [4250.4, state('collecting')]),
      slots: tenSeconds.slice(0, 4),
      durationMs: 4250,
      phasesMs: [3000, 1250, 0],
      throughputPerS: 16 / 4.25,
    },
    {
      name: 'interrupted in the middle: known to the last tick',
      outcome: { kind: 'interrupted', during: 'measuring' },
      events: eventsOf([0, state('measuring')]),
      slots: twoSeconds,
      durationMs: 2000,
      phasesMs: [2000, 0, 0],
      throughputPerS: 4,
    },
    {
      name: 'interrupted, and nobody wrote it down',
      outcome: undefined,
      events: eventsOf([-50, state('warming')], [0, state('measuring')]),
      slots: twoSeconds,
      durationMs: 2000,
      phasesMs: [2000, 0, 0],
      throughputPerS: 4,
    },
    {
      name: 'stopped while draining: the plan was measured',
      outcome: { kind: 'stopped', during: 'draining' },
      events: [],
      slots: tenSeconds,
      durationMs: 10_000,
      phasesMs: [3000, 4000, 3000],
      throughputPerS: 4.4,
    },
    {
      name: 'failed before anything was measured',
      outcome: {
        kind: 'failed',
        during: 'starting',
        failure: { kind: 'neverReady' },
        message: 'api-1 never became ready',
      },
      events: eventsOf([-900, state('starting')], [-10, state('collecting')]),
      slots: [],
      durationMs: 0,
      phasesMs: [0, 0, 0],
      throughputPerS: undefined,
    },
    {
      name: 'measuring, and not one tick',
      outcome: { kind: 'interrupted', during: 'measuring' },
      events: [],
      slots: [],
      durationMs: 0,
      phasesMs: [0, 0, 0],
      throughputPerS: undefined,
    },
  ])('$name', ({ outcome, events, slots, durationMs, phasesMs, throughputPerS }) => {
    const manifest = aManifest(outcome === undefined ? {} : { outcome })
    const result = resultOf({ manifest, events, slots })
    expect(result.outcome).toEqual(outcome ?? { kind: 'interrupted', during: 'measuring' })
    expect(result.totals.durationMs).toBe(durationMs)
    expect(result.totals.throughputPerS).toBe(throughputPerS)
    expect(result.phases.map(({ totals }) => totals.durationMs)).toEqual(phasesMs)
    for (const { totals } of result.phases) expect(totals.throughputPerS === undefined).toBe(totals.durationMs === 0)
  })

  test('nothing at all, not even containers, is a valid result without invented figures', () => {
    const manifest = aManifest({
      containers: [],
      images: {},
      limits: [],
      outcome: { kind: 'stopped', during: 'queued' },
    })
    const result = resultOf({ manifest })
    expect(result.totals).toEqual({ requests: 0, ok: 0, failed: 0, aborted: 0, dropped: 0, durationMs: 0, bytes: 0 })
    expect([result.latencyUs, result.endpoints, result.instances, result.services, result.timeline]).toEqual([
      {},
      [],
      [],
      [],
      [],
    ])
    expect([result.host, result.cache, result.generator]).toEqual([undefined, undefined, {}])
  })

  test('only failures: an error rate of 1 and no latency', () => {
    const failures: Outcome[] = ['http502', 'refused', 'reset']
    const result = resultOf({
      slots: [
        aSlot(
          0,
          failures.map((outcome) => aCell({ outcome })),
        ),
      ],
    })
    expect([result.totals.errorRate, result.totals.goodputPerS, result.latencyUs]).toEqual([1, 0, {}])
    expect(result.outcomes).toEqual({ http502: 1, refused: 1, reset: 1 })
  })
})

describe('services', () => {
  const reading = (atMs: number, cpuPercent: number, more: Partial<Reading> = {}): Reading => {
    return { atMs, container: 'api-1', intervalMs: 1000, cpuPercent, memoryBytes: cpuPercent * 1000, ...more }
  }
  const change = (what: 'died' | 'restarted' | 'started' | 'oom', exitCode?: number): RunEventBody => {
    return { kind: 'component', container: 'api-1', what, ...(exitCode !== undefined && { exitCode }) }
  }
  const api1 = (changes: Partial<RunInputs<readonly number[]>>) => {
    return resultOf(changes).services.find(({ container }) => container === 'api-1')
  }

  test('resources are those of the measured time', () => {
    const readings = [
      reading(-1000, 900),
      ...Array.from({ length: 10 }, (_, i) => reading(i * 1000 + 400, i + 1)),
      reading(12_000, 900),
    ]
    expect(api1({ readings })).toEqual({
      container: 'api-1',
      service: 'api',
      role: 'api',
      cpuPercent: { mean: 5.5, p95: 10, max: 10 },
      memoryBytes: { mean: 5500, p95: 10_000, max: 10_000 },
      readings: 10,
      deaths: 0,
      restarts: 0,
      oomKilled: false,
    })
  })

  test('throttled time is summed where the engine tells it', () => {
    expect(
      api1({ readings: [reading(1, 1, { throttledMs: 20 }), reading(2, 1), reading(3, 1, { throttledMs: 5 })] })
        ?.throttledMs,
    ).toBe(25)
  })

  const measuring: [number, RunEventBody] = [0, { kind: 'state', at: 'measuring' }]
  const collecting: [number, RunEventBody] = [9000, { kind: 'state', at: 'collecting' }]
  const end = { container: 'api-1', running: true, oomKilled: false, restarts: 0 }
  test.each<{ name: string; events: RunEvent[]; end?: RunFacts['ends'][number]; fate: object }>([
    { name: 'nothing happened', events: eventsOf(measuring, collecting), end, fate: { deaths: 0, restarts: 0 } },
    {
      name: 'our own stop is no death',
      events: eventsOf(measuring, collecting, [9100, change('died', 137)]),
      fate: { deaths: 0, restarts: 0, oomKilled: false },
    },
    {
      name: 'died and came back',
      events: eventsOf(measuring, [2000, change('died', 137)], [2500, change('restarted')], collecting),
      end,
      fate: { deaths: 1, restarts: 1, oomKilled: false },
    },
    {
      name: 'out of memory, for good',
      events: eventsOf(measuring, [2000, change('oom')], [2001, change('died', 137)], collecting),
      end: { ...end, running: false, exitCode: 137, oomKilled: true },
      fate: { deaths: 1, restarts: 0, exitCode: 137, oomKilled: true },
    },
    {
      name: 'only the engine at the end knows',
      events: eventsOf(measuring, collecting),
      end: { ...end, running: false, exitCode: 1, restarts: 2 },
      fate: { deaths: 0, restarts: 2, exitCode: 1 },
    },
    {
      name: 'only events know: the run was cut off',
      events: eventsOf(measuring, [10, change('died', 3)], [20, change('started')], [30, change('died', 4)]),
      fate: { deaths: 2, restarts: 1, exitCode: 4 },
    },
  ])('$name', ({ events, end: known, fate }) => {
    const service = api1({ events, facts: { ...noFacts, ends: known === undefined ? [] : [known] } })
    expect(service).toMatchObject(fate)
    expect(service && 'exitCode' in service).toBe('exitCode' in fate)
  })

  test('the timeline shows what happened from warming to draining', () => {
    const events = eventsOf(
      [-9000, { kind: 'state', at: 'starting' }],
      [-8000, change('restarted')],
      [-500, { kind: 'state', at: 'warming' }],
      [-400, change('oom')],
      measuring,
      [2000, change('died', 137)],
      [9500, { kind: 'state', at: 'draining' }],
      [9600, change('restarted')],
      [9900, { kind: 'state', at: 'collecting' }],
      [9950, change('died', 0)],
    )
    expect(resultOf({ events }).timeline).toEqual([
      { atMs: -400, container: 'api-1', what: 'oom' },
      { atMs: 2000, container: 'api-1', what: 'died', exitCode: 137 },
      { atMs: 9600, container: 'api-1', what: 'restarted' },
    ])
  })
})

test('host load is mean and maximum over the measured time', () => {
  const hostReadings = [
    { atMs: -1, load1: 9, source: 'engineHost' as const },
    { atMs: 1000, load1: 1, source: 'engineHost' as const },
    { atMs: 2000, load1: 2, source: 'engineHost' as const },
  ]
  expect(resultOf({ hostReadings }).host).toEqual({ load1: { mean: 1.5, max: 2 }, source: 'engineHost' })
})
