import { expect, test } from 'vitest'
import type { ComparisonEvent, ComparisonEventBody } from '../domain/events.ts'
import { applyComparisonBatch, type ComparisonHead, type LiveComparison, toLiveComparison } from './liveComparison.ts'

const head: ComparisonHead = {
  id: 'c',
  createdAt: '2026-11-21T18:47:00.000Z',
  ask: { configurations: ['solo'], profile: 'quick', timeScale: 1, set: {}, seed: 1, repeat: 2 },
  configurations: ['solo:baseline'],
  planned: [
    { runId: 'r1', configuration: 'solo:baseline', repeat: 1, expectedMs: 72_000 },
    { runId: 'r2', configuration: 'solo:baseline', repeat: 2, expectedMs: 72_000 },
  ],
  coolDownMs: 3000,
}
const done = { kind: 'completed' } as const
const told: readonly ComparisonEventBody[] = [
  { kind: 'runStarted', runId: 'r1', index: 0 },
  { kind: 'runEnded', runId: 'r1', index: 0, outcome: done },
  { kind: 'coolingDown', forMs: 3000 },
  { kind: 'runStarted', runId: 'r2', index: 1 },
  { kind: 'runEnded', runId: 'r2', index: 1, outcome: { kind: 'stopped', during: 'measuring' } },
  { kind: 'ended', stopped: true, leftBehind: ['network x'] },
]
const events: readonly ComparisonEvent[] = told.map((body, index) => ({ comparisonId: 'c', seq: index + 1, ...body }))
const after = (count: number): LiveComparison => applyComparisonBatch(toLiveComparison(head), events.slice(0, count))

test.each<{ name: string; count: number; shows: Partial<LiveComparison> }>([
  { name: 'nothing yet', count: 0, shows: { lastSeq: 0, isCoolingDown: false, outcomes: {} } },
  { name: 'a run is on', count: 1, shows: { current: 'r1', outcomes: {} } },
  { name: 'a run has ended', count: 2, shows: { outcomes: { r1: done } } },
  { name: 'between two runs', count: 3, shows: { isCoolingDown: true } },
  { name: 'the next run ends the rest', count: 4, shows: { isCoolingDown: false, current: 'r2' } },
  { name: 'the end', count: 6, shows: { lastSeq: 6, missed: 0, ended: { stopped: true, leftBehind: ['network x'] } } },
])('$name', ({ count, shows }) => {
  expect(after(count)).toMatchObject(shows)
  expect(after(count).current).toBe(shows.current)
})

test('repeats and other comparisons change nothing; gaps are counted', () => {
  const view = after(2)
  expect(applyComparisonBatch(view, events.slice(0, 2))).toBe(view)
  expect(
    applyComparisonBatch(
      view,
      events.map((event) => ({ ...event, comparisonId: 'other' })),
    ),
  ).toBe(view)
  expect(applyComparisonBatch(view, events.slice(4))).toMatchObject({ lastSeq: 6, missed: 2 })
})

test('however the events are split, the view is the same', () => {
  for (let split = 0; split <= events.length; split += 1) {
    const [before, rest] = [events.slice(0, split), events.slice(Math.max(0, split - 2))]
    expect([before, rest].reduce(applyComparisonBatch, toLiveComparison(head))).toEqual(after(events.length))
  }
})

test('what ended before a resumption is known from the start', () => {
  const view = applyComparisonBatch(toLiveComparison(head, { r1: done }), events.slice(3, 5))
  expect(Object.keys(view.outcomes)).toEqual(['r1', 'r2'])
})
