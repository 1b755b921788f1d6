import { describe, expect, test } from 'vitest'
import type { RunEventBody } from '../domain/events.ts'
import type { Fault } from '../domain/fault.ts'
import type { LoadSlot } from '../domain/load.ts'
import type { RunResult } from '../domain/runResult.ts'
import { aManifest, closedProfile, openProfile } from '../testing/aManifest.ts'
import { probesOf } from '../testing/aReading.ts'
import { aCell, aSlot } from '../testing/aSlot.ts'
import { eventsOf } from '../testing/eventsOf.ts'
import { resultOf } from '../testing/resultOf.ts'

/** Ten seconds of ramp to 20 users, ten with them: steady from 12 to 20. */
const manifest = aManifest({
  outcome: { kind: 'completed' },
  profile: closedProfile([10_000, 10_000].map((durationMs) => ({ durationMs, users: 20 }))),
})

type Plateau = NonNullable<RunResult['capacity']>['plateaus'][number]

function capacityOf(slotOf: (second: number) => LoadSlot, changes: Partial<typeof manifest> = {}) {
  const slots = Array.from({ length: 20 }, (_, second) => slotOf(second))
  return resultOf({ manifest: { ...manifest, ...changes }, slots }).capacity
}

/** 20 requests a second, of which some are slow and some fail. */
const mixed = (slow: number, failed: number) => (second: number) =>
  aSlot(second, [
    aCell({ us: Array.from({ length: 20 - slow - failed }, () => 1000) }),
    aCell({ us: Array.from({ length: slow }, () => 2_000_001) }),
    aCell({ outcome: 'http503', us: Array.from({ length: failed }, () => 10) }),
  ])

test.each<{ name: string; slot: (second: number) => LoadSlot; plateau: Partial<Plateau> }>([
  { name: 'fast and without errors', slot: mixed(0, 0), plateau: { holds: true, throughputPerS: 20, p95Us: 1010 } },
  { name: 'one in twenty is slow', slot: mixed(1, 0), plateau: { holds: true, p95Us: 1010 } },
  { name: 'two in twenty are', slot: mixed(2, 0), plateau: { holds: false, errorRate: 0, p95Us: 2_000_011 } },
  { name: 'fast errors', slot: mixed(0, 1), plateau: { holds: false, errorRate: 0.05, p95Us: 1010 } },
  {
    name: 'slow and failing while it settled only',
    slot: (second) => (second < 12 ? mixed(5, 5)(second) : mixed(0, 0)(second)),
    plateau: { holds: true, errorRate: 0, throughputPerS: 20 },
  },
  {
    name: 'nothing but errors',
    slot: (second) => aSlot(second, [aCell({ outcome: 'refused', us: [10] })]),
    plateau: { holds: false, errorRate: 1 },
  },
  {
    name: 'frozen since the ramp: nothing is slow, nothing fails, nothing is answered',
    slot: (second) => aSlot(second, [], { started: second < 10 ? 2 : 0 }),
    plateau: { holds: false, throughputPerS: 0, overdue: 20 },
  },
  {
    name: 'those who are served are served fast, half the users hang',
    slot: (second) => aSlot(second, [aCell({ us: [1000] })], { started: second < 10 ? 11 : 1 }),
    plateau: { holds: false, errorRate: 0, p95Us: 1010, overdue: 98 },
  },
])('$name', ({ slot, plateau }) => {
  const [one] = capacityOf(slot)?.plateaus ?? []
  expect(one).toMatchObject({ phase: 1, users: 20, durationMs: 8000, ...plateau })
  expect(one?.overdue).toBe(plateau.overdue)
})

test('the interval, and that ten seconds are only an indication', () => {
  expect(capacityOf(mixed(0, 0))).toMatchObject({
    bounds: { errorRate: 0.01, p95Ms: 2000 },
    atLeastUsers: 20,
    atLeastPerS: 20,
    indicative: true,
  })
  expect(capacityOf(mixed(0, 1))).toMatchObject({ belowUsers: 20, indicative: true })
})

test('objectives bring their own bounds', () => {
  const objectives = { id: 'own', title: { en: 'O', fr: 'O' }, capacity: { errorRate: 0.1, p95Ms: 1 }, targets: [] }
  const capacity = capacityOf(mixed(0, 1), { objectives })
  expect(capacity?.bounds).toEqual(objectives.capacity)
  // 1,010 µs, each a hair too slow.
  expect(capacity?.plateaus[0]?.holds).toBe(false)
  const looser = capacityOf(mixed(0, 1), { objectives: { ...objectives, capacity: { errorRate: 0.05, p95Ms: 2 } } })
  expect(looser?.plateaus[0]?.holds).toBe(true)
})

test('a plateau that was not reached is not judged, one that was cut off is by what there was', () => {
  const stopped = (atMs: number) =>
    resultOf({
      manifest: { ...manifest, outcome: { kind: 'stopped', during: 'measuring' } },
      slots: Array.from({ length: Math.ceil(atMs / 1000) }, (_, second) => mixed(0, 0)(second)),
      events: eventsOf([0, { kind: 'state', at: 'measuring' }], [atMs, { kind: 'state', at: 'draining' }]),
    }).capacity
  expect(stopped(8000)).toMatchObject({ indicative: false, plateaus: [{ durationMs: 0 }] })
  expect(stopped(8000)?.plateaus[0]).not.toHaveProperty('holds')
  expect(stopped(15_400)).toMatchObject({ atLeastUsers: 20, plateaus: [{ durationMs: 3000, throughputPerS: 20 }] })
})

test('of a plateau on which the engine ended everything nothing is said; on which an instance ended, that it did not hold', () => {
  const failing = (second: number) => (second < 14 ? mixed(0, 0)(second) : mixed(0, 20)(second))
  const ended = (...containers: string[]) =>
    resultOf({
      manifest,
      slots: Array.from({ length: 20 }, (_, second) => failing(second)),
      events: eventsOf(
        [0, { kind: 'state', at: 'measuring' }],
        ...containers.map((container, at): Parameters<typeof eventsOf>[0] => [
          14_000 + at,
          { kind: 'component', container, what: 'died', exitCode: 0 },
        ]),
        [20_000, { kind: 'state', at: 'draining' }],
      ),
    }).capacity
  expect(ended('lb', 'api-1', 'api-2')?.plateaus[0]).toMatchObject({ errorRate: 0.75 })
  expect(ended('lb', 'api-1', 'api-2')?.plateaus[0]).not.toHaveProperty('holds')
  expect(ended('lb', 'api-1', 'api-2')).not.toHaveProperty('belowUsers')
  expect(ended('lb')).toMatchObject({ belowUsers: 20, plateaus: [{ holds: false }] })
})

describe('a plateau under a fault of ours', () => {
  const fault: Fault = { atMs: 13_000, action: { kind: 'kill', container: 'api-1' } }
  const [begun, over] = (['begun', 'over'] as const).map((what): RunEventBody => ({ kind: 'fault', what, fault }))
  const died: RunEventBody = { kind: 'component', container: 'api-1', what: 'died', exitCode: 137 }
  const started: RunEventBody = { kind: 'component', container: 'api-1', what: 'started' }
  const killedAt = (atMs: number, backMs?: number): [number, RunEventBody | undefined][] => [
    [atMs, begun],
    [atMs + 100, died],
    ...(backMs === undefined
      ? []
      : ([
          [backMs, over],
          [backMs + 10, started],
        ] as [number, RunEventBody | undefined][])),
  ]
  const judged = (slot: (second: number) => LoadSlot, ...happened: [number, RunEventBody | undefined][]) =>
    resultOf({
      manifest,
      slots: Array.from({ length: 20 }, (_, second) => slot(second)),
      probes: probesOf(`ox${'o'.repeat(18)}`),
      events: eventsOf(
        [0, { kind: 'state', at: 'measuring' }],
        ...happened.flatMap(([atMs, body]) => (body === undefined ? [] : [[atMs, body] as [number, RunEventBody]])),
        [20_000, { kind: 'state', at: 'draining' }],
      ),
    })

  test('that does not hold says nothing: of capacity, operating limits and alerts neither', () => {
    const { capacity, operatingLimits } = judged(mixed(0, 5), ...killedAt(13_000))
    expect(capacity?.plateaus[0]).toMatchObject({ underFault: true, errorRate: 0.25 })
    expect(capacity?.plateaus[0]).not.toHaveProperty('holds')
    expect(capacity).not.toHaveProperty('belowUsers')
    expect(operatingLimits).toBeUndefined()
  })

  test('that holds in spite of it holds', () => {
    expect(judged(mixed(0, 0), ...killedAt(13_000)).capacity).toMatchObject({
      atLeastUsers: 20,
      plateaus: [{ holds: true }],
    })
  })

  test('that was over, and the container well again, before it began, is judged', () => {
    expect(judged(mixed(0, 5), ...killedAt(1000, 2000)).capacity).toMatchObject({
      belowUsers: 20,
      plateaus: [{ holds: false }],
    })
  })

  test('without one it is judged as ever', () => {
    expect(judged(mixed(0, 5)).capacity).toMatchObject({ belowUsers: 20, plateaus: [{ holds: false }] })
  })
})

test('without a plateau there is no capacity', () => {
  expect(capacityOf(mixed(0, 0), { profile: closedProfile([{ durationMs: 20_000, users: 9 }]) })).toBeUndefined()
})

describe('open model', () => {
  const profile = openProfile([10_000, 10_000].map((durationMs) => ({ durationMs, ratePerS: 20 })))
  const dropping = (dropped: number) => (second: number) => ({ ...mixed(0, 0)(second), dropped })

  test.each<{ name: string; dropped: (second: number) => number; holds: boolean; inPlateau: number }>([
    { name: 'all sent', dropped: () => 0, holds: true, inPlateau: 0 },
    // 160 are sent in the eight steady seconds: one more that is not is 0.62 %, two are 1.23 %.
    {
      name: 'one in a hundred and sixty not sent',
      dropped: (second) => (second === 15 ? 1 : 0),
      holds: true,
      inPlateau: 1,
    },
    { name: 'two not sent', dropped: (second) => (second === 15 ? 2 : 0), holds: false, inPlateau: 2 },
    {
      name: 'drops while it settles do not count',
      dropped: (second) => (second < 12 ? 9 : 0),
      holds: true,
      inPlateau: 0,
    },
  ])('$name: holds $holds', ({ dropped, holds, inPlateau }) => {
    const capacity = capacityOf((second) => dropping(dropped(second))(second), { profile })
    expect(capacity?.plateaus).toMatchObject([{ phase: 1, ratePerS: 20, dropped: inPlateau, holds }])
    expect(capacity?.plateaus[0]).not.toHaveProperty('users')
    expect(capacity).toMatchObject(holds ? { atLeastRatePerS: 20 } : { belowRatePerS: 20 })
    expect(Object.keys(capacity ?? {}).join()).not.toContain('Users')
  })

  test.each([
    { name: 'one in twenty more is asked than answered', asked: 21, holds: true },
    { name: 'more, and the queue grows', asked: 22, holds: false },
  ])('$name: holds $holds', ({ asked, holds }) => {
    const capacity = capacityOf((second) => ({ ...mixed(0, 0)(second), started: asked }), {
      profile,
      objectives: {
        id: 'patient',
        title: { en: 'P', fr: 'P' },
        capacity: { errorRate: 0.01, p95Ms: 60_000 },
        targets: [],
      },
    })
    expect(capacity?.plateaus).toMatchObject([{ holds }])
  })

  test('dropped are counted in the whole, in their phase and in its steady part', () => {
    const slots = Array.from({ length: 20 }, (_, second) => dropping(second === 5 ? 3 : second > 10 ? 1 : 0)(second))
    const { totals, phases, conservation } = resultOf({ manifest: { ...manifest, profile }, slots })
    expect([totals.dropped, ...phases.map((phase) => phase.totals.dropped)]).toEqual([12, 3, 9])
    expect(phases[1]).toMatchObject({ ratePerSFrom: 20, ratePerSTo: 20, steady: { totals: { dropped: 8 } } })
    expect(conservation).toMatchObject({ dropped: 12, planned: conservation.started + 12 })
  })
})

test.each<{
  name: string
  lagUs: (second: number) => number
  plateau: Partial<Plateau>
  atLeastUsers: number | undefined
}>([
  { name: 'sent in time', lagUs: () => 500, plateau: { holds: true }, atLeastUsers: 20 },
  {
    name: 'sent late before the plateau settled',
    lagUs: (second) => (second < 12 ? 300_000 : 500),
    plateau: { holds: true },
    atLeastUsers: 20,
  },
  {
    name: 'sent late on it: nothing is claimed',
    lagUs: (second) => (second < 15 ? 500 : 300_000),
    plateau: { generatorLimited: true },
    atLeastUsers: undefined,
  },
])('$name', ({ lagUs, plateau, atLeastUsers }) => {
  const capacity = capacityOf((second) => ({
    ...mixed(0, 0)(second),
    sendLagUs: { p99: lagUs(second), max: lagUs(second) },
  }))
  expect(capacity?.plateaus[0]).toMatchObject(plateau)
  expect('holds' in (capacity?.plateaus[0] ?? {})).toBe(plateau.holds !== undefined)
  expect(capacity?.atLeastUsers).toBe(atLeastUsers)
  expect(capacity?.belowUsers).toBeUndefined()
})
