import { expect, test } from 'vitest'
import { diagnose } from '../analysis/diagnosis/diagnose.ts'
import type { DiagnosisInputs } from '../analysis/diagnosis/known.ts'
import { anyRun } from '../analysis/diagnosis/testing/anyRun.ts'
import { aRun, happened, ticksOf } from '../analysis/diagnosis/testing/aRun.ts'
import { probesOf } from '../testing/aReading.ts'
import { type LiveLanes, liveLanes } from './liveLanes.ts'
import { liveRecord } from './liveRecord.ts'
import { applyBatch, type LiveRun, toLiveRun } from './liveRun.ts'
import { followed } from './testing/followed.ts'
import { heardRun } from './testing/heardRun.ts'
import { toRunHead } from './toRunHead.ts'

/** Where a state of long ago is settled, and something comes that changes it. */
const late: readonly { readonly name: string; readonly run: Partial<DiagnosisInputs>; readonly waitsMs?: number }[] = [
  {
    name: 'probes that wait for longer than anything is kept open',
    run: {
      ticks: ticksOf('-'.repeat(160)),
      probes: [0, 50_000, 100_000].map((atMs) => ({
        atMs: atMs + 2000,
        probe: 'instance',
        container: 'api-1',
        outcome: 'connectTimeout',
      })),
    },
    waitsMs: 50_000,
  },
  {
    name: 'an instance that is heard to answer for the first time long after it was started again',
    run: {
      ticks: ticksOf('-'.repeat(160)),
      readings: [],
      probes: probesOf('o'.repeat(20), { container: 'api-2' }, 130_000),
      events: happened(
        160_000,
        [10_000, { kind: 'component', container: 'api-2', what: 'died', exitCode: 1 }],
        [15_000, { kind: 'component', container: 'api-2', what: 'restarted' }],
      ),
    },
  },
  {
    name: 'a database that says nothing for a minute while nobody counts',
    run: {
      counters: [...Array(40).keys(), 100, 101, 110, 150].flatMap((second) => [
        { atMs: second * 1000, container: 'db', source: 'postgresql' as const, values: {} },
        { atMs: second * 1000 + 300, container: 'lb', source: 'kernel' as const, values: {} },
      ]),
    },
  },
  {
    name: 'a database that says nothing for a minute while others are counted',
    run: {
      counters: Array.from({ length: 160 }, (_, second) => second).flatMap((second) => [
        ...(second < 40 || second >= 100
          ? [{ atMs: second * 1000, container: 'db', source: 'postgresql' as const, values: {} }]
          : []),
        { atMs: second * 1000 + 300, container: 'lb', source: 'kernel' as const, values: {} },
      ]),
    },
  },
  {
    name: 'a death before the first user',
    run: { events: happened(160_000, [-400, { kind: 'component', container: 'db', what: 'died', exitCode: 1 }]) },
  },
]

test.each(late)('late: $name', ({ run, waitsMs }) => {
  const whole = aRun(run, 160)
  const events = heardRun({ ...whole, ...run }, waitsMs)
  const head = toRunHead(whole.manifest)
  for (const { live, told } of followed(head, events)) {
    expect(told.lanes).toEqual(diagnose(liveRecord(live)).lanes)
  }
})

test.each(Array.from({ length: 12 }, (_, seed) => seed + 1))('any run (%i), as far as it was heard', (seed) => {
  const run = anyRun(seed, 170)
  const head = toRunHead(run.manifest)
  let last: LiveLanes | undefined
  for (const { live, told } of followed(head, heardRun(run))) {
    last = told
    if (live.ticks.length % 7 === 0) expect(told.lanes).toEqual(diagnose(liveRecord(live)).lanes)
  }
  expect(last?.lanes).toEqual(diagnose(run).lanes)
})

test('of a long run only its end is judged anew', () => {
  const run = aRun({}, 600)
  for (const { told } of followed(toRunHead(run.manifest), heardRun(run))) {
    expect(told.record.ticks.length).toBeLessThanOrEqual(61)
    expect(told.record.probes.length).toBeLessThan(65 * 5)
  }
})

test('whoever hears a run from its beginning again, or another run, begins anew', () => {
  const run = aRun({}, 100)
  const events = heardRun(run)
  const [half, whole] = [events.length / 2, events.length].map((count) =>
    applyBatch(toLiveRun(toRunHead(run.manifest)), events.slice(0, count)),
  ) as [LiveRun, LiveRun]
  const told = liveLanes(undefined, whole)
  expect(liveLanes(told, half).lanes).toEqual(liveLanes(undefined, half).lanes)
  expect(liveLanes(told, toLiveRun({ ...whole.head, id: 'another' })).lanes).toEqual([])
})

test('between two ticks nothing is judged anew', () => {
  const run = aRun()
  const events = heardRun(run)
  const tick = events.findIndex((event) => event.kind === 'tick' && event.tick.second === 10)
  const live = applyBatch(toLiveRun(toRunHead(run.manifest)), events.slice(0, tick + 1))
  const told = liveLanes(undefined, live)
  expect(events[tick + 1]?.kind).not.toBe('tick')
  expect(liveLanes(told, applyBatch(live, events.slice(tick + 1, tick + 2)))).toBe(told)
})
