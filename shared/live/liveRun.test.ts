import { describe, expect, test } from 'vitest'
import { aTick } from '../charts/testing/aTick.ts'
import type { RunEvent, RunEventBody } from '../domain/events.ts'
import { seededRandom } from '../load/seededRandom.ts'
import { aManifest } from '../testing/aManifest.ts'
import { aReading } from '../testing/aReading.ts'
import { applyBatch, type LiveRun, toLiveRun } from './liveRun.ts'
import { toRunHead } from './toRunHead.ts'

const head = toRunHead(aManifest())
const fresh = toLiveRun(head)

/** Numbered from 1, 100 ms apart; measuring began at 1 s. */
function numbered(bodies: readonly RunEventBody[], from = 1): RunEvent[] {
  return bodies.map((body, index) => {
    const elapsedMs = (from + index) * 100
    return {
      runId: head.id,
      seq: from + index,
      elapsedMs,
      ...(elapsedMs >= 1000 && { atMs: elapsedMs - 1000 }),
      ...body,
    }
  })
}
const fold = (...batches: readonly RunEvent[][]): LiveRun => batches.reduce(applyBatch, fresh)

const waiting = (subject: string, message: string, done: number): RunEventBody => {
  return { kind: 'progress', subject, message, done, total: 2 }
}
const state = (at: (RunEvent & { kind: 'state' })['at']): RunEventBody => ({ kind: 'state', at })
const tick = (second: number): RunEventBody => ({ kind: 'tick', tick: aTick(second) })
const died = { kind: 'component', container: 'api-1', what: 'died', exitCode: 137 } as const
const ended = { kind: 'ended', outcome: { kind: 'completed' }, leftBehind: ['network x'] } as const

test('a run of which nothing was heard is in the queue', () => {
  expect(fresh).toMatchObject({ at: 'queued', lastSeq: 0, missed: 0, states: [], ticks: [] })
  expect([fresh.outcome, fresh.atMs]).toEqual([undefined, undefined])
})

test('the head is the same before the containers have addresses and after', () => {
  const before = aManifest({ containers: aManifest().containers.map(({ address: _, ...container }) => container) })
  expect(toRunHead(before)).toEqual(head)
})

describe('one batch', () => {
  test.each<{ name: string; batch: RunEvent[]; shows: Partial<LiveRun> }>([
    {
      name: 'states in their order; the last is where it is',
      batch: numbered([state('resolving'), state('building')]),
      shows: {
        at: 'building',
        elapsedMs: 200,
        states: [
          { at: 'resolving', elapsedMs: 100 },
          { at: 'building', elapsedMs: 200 },
        ],
      },
    },
    {
      name: 'the last word on each subject, the latest one last',
      batch: numbered([waiting('db', 'created', 0), waiting('lb', 'created', 0), waiting('db', 'ready', 1)]),
      shows: {
        progress: [
          { subject: 'lb', message: 'created', done: 0, total: 2 },
          { subject: 'db', message: 'ready', done: 1, total: 2 },
        ],
      },
    },
    {
      name: 'a new state waits for nothing yet',
      batch: numbered([waiting('db', 'ready', 1), state('verifying')]),
      shows: { progress: [] },
    },
    {
      name: 'what is waited for after the state began',
      batch: numbered([waiting('db', 'ready', 1), state('verifying'), waiting('lb', 'asked', 0)]),
      shows: { progress: [{ subject: 'lb', message: 'asked', done: 0, total: 2 }] },
    },
    {
      name: 'a death has its place only once there is a time base',
      batch: [...numbered([died], 9), ...numbered([died], 12)],
      shows: { components: [{ atMs: 200, container: 'api-1', what: 'died', exitCode: 137 }], missed: 8 + 2 },
    },
    {
      name: 'each kind of record in a list of its own',
      batch: numbered([
        tick(0),
        { kind: 'reading', reading: aReading() },
        { kind: 'host', reading: { atMs: 5, load1: 1, source: 'engineHost' } },
        { kind: 'probe', reading: { atMs: 6, probe: 'entry', container: 'lb', outcome: 'ok' } },
        { kind: 'warning', message: { en: 'w', fr: 'a' } },
      ]),
      shows: {
        ticks: [aTick(0)],
        readings: [aReading()],
        hostReadings: [{ atMs: 5, load1: 1, source: 'engineHost' }],
        probes: [{ atMs: 6, probe: 'entry', container: 'lb', outcome: 'ok' }],
        warnings: [{ en: 'w', fr: 'a' }],
      },
    },
    {
      name: 'the outcome, and what could not be removed',
      batch: numbered([state('done'), ended]),
      shows: { at: 'done', outcome: { kind: 'completed' }, leftBehind: ['network x'] },
    },
    {
      name: 'a gap is counted',
      batch: [...numbered([tick(0)]), ...numbered([tick(3)], 4)],
      shows: { lastSeq: 4, missed: 2, ticks: [aTick(0), aTick(3)] },
    },
    {
      name: 'a repeat within the batch is dropped, and is no gap',
      batch: [...numbered([tick(0)]), ...numbered([tick(0), tick(1)])],
      shows: { lastSeq: 2, missed: 0, ticks: [aTick(0), aTick(1)] },
    },
    {
      name: 'another run’s events are nobody’s',
      batch: numbered([tick(0)]).map((event) => ({ ...event, runId: 'other' })),
      shows: fresh,
    },
  ])('$name', ({ batch, shows }) => {
    expect(fold(batch)).toMatchObject(shows)
  })
})

test('a gap between two batches is counted, a batch that was heard already changes nothing', () => {
  const once = fold(numbered([tick(0)]), numbered([tick(4)], 5))
  expect(once).toMatchObject({ lastSeq: 5, missed: 3 })
  expect(applyBatch(once, numbered([tick(0)]))).toBe(once)
})

test('what is not touched keeps its identity, so that it is not drawn again', () => {
  const before = fold(numbered([tick(0), { kind: 'reading', reading: aReading() }]))
  const after = applyBatch(before, numbered([tick(1)], 3))
  expect(after.readings).toBe(before.readings)
  expect(after.ticks).not.toBe(before.ticks)
})

describe('however its events are split and repeated, the view is the same', () => {
  const random = seededRandom(20261121, 0)
  const upTo = (most: number): number => Math.floor(random() * most)
  const drawn = (): RunEventBody => {
    const bodies = [
      state('measuring'),
      tick(upTo(100)),
      waiting(`container ${upTo(3)}`, 'ready', upTo(3)),
      { kind: 'reading', reading: aReading({ atMs: upTo(9000) }) },
      { kind: 'warning', message: { en: `${upTo(9)}`, fr: '' } },
      died,
    ] as const satisfies readonly RunEventBody[]
    return bodies[upTo(bodies.length)] ?? died
  }

  test.each(Array.from({ length: 40 }, (_, index) => index))('sequence %i', () => {
    const all = numbered([...Array.from({ length: upTo(60) }, drawn), ended])
    // Some never come; no split can tell where they would have been.
    const heard = all.filter(() => random() > 0.1)
    const batches: RunEvent[][] = []
    for (let at = 0; at < heard.length; ) {
      const from = Math.max(0, at - upTo(4))
      at += 1 + upTo(6)
      batches.push(heard.slice(from, at), ...(random() > 0.7 ? [heard.slice(0, upTo(at))] : []))
    }
    const view = fold(...batches)
    expect(view).toEqual(fold(heard))
    expect(view.missed).toBe((heard.at(-1)?.seq ?? 0) - heard.length)
  })
})
