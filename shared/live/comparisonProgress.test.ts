import { expect, test } from 'vitest'
import type { ComparisonEventBody } from '../domain/events.ts'
import { comparisonProgress } from './comparisonProgress.ts'
import { applyComparisonBatch, toLiveComparison } from './liveComparison.ts'

const planned = (['b', 'a', 'b', 'a'] as const).map((configuration, index) => {
  return { runId: `run-${index}`, configuration, repeat: index < 2 ? 1 : 2, expectedMs: 60_000 }
})
const fresh = toLiveComparison({
  id: 'c',
  createdAt: '2026-01-01T00:00:00Z',
  ask: { configurations: ['a', 'b'], profile: 'quick', timeScale: 1, set: {}, seed: 1, repeat: 2 },
  configurations: ['a', 'b'],
  planned,
  coolDownMs: 5000,
})
const after = (...bodies: readonly ComparisonEventBody[]) =>
  applyComparisonBatch(
    fresh,
    bodies.map((body, index) => ({ comparisonId: 'c', seq: index + 1, ...body })),
  )
const started = (index: number): ComparisonEventBody => ({ kind: 'runStarted', runId: `run-${index}`, index })
const ended = (index: number): ComparisonEventBody => {
  return { kind: 'runEnded', runId: `run-${index}`, index, outcome: { kind: 'completed' } }
}

test('cells in the order of execution, with the letter of their configuration', () => {
  const { cells, done, queued } = comparisonProgress(after(started(0), ended(0), started(1)), undefined, 0)
  expect(cells.map(({ letter, at }) => [letter, at])).toEqual([
    [1, 'done'],
    [0, 'now'],
    [1, 'queued'],
    [0, 'queued'],
  ])
  expect([done, queued]).toEqual([1, 2])
})

test.each<{ name: string; events: ComparisonEventBody[]; leftS: number; round: number }>([
  { name: 'before the first run', events: [], leftS: 260, round: 1 },
  { name: 'the first is on, nothing heard of it yet', events: [started(0)], leftS: 255, round: 1 },
  {
    name: 'cooling down after the first',
    events: [started(0), ended(0), { kind: 'coolingDown', forMs: 5000 }],
    leftS: 195,
    round: 1,
  },
  { name: 'second round', events: [started(0), ended(0), started(1), ended(1), started(2)], leftS: 125, round: 2 },
  {
    name: 'stopped in the first run',
    events: [started(0), ended(0), { kind: 'ended', stopped: true, leftBehind: [] }],
    leftS: 0,
    round: 1,
  },
])('$name', ({ events, leftS, round }) => {
  const progress = comparisonProgress(after(...events), undefined, 0)
  expect([progress.remainingMs / 1000, progress.round, progress.rounds]).toEqual([leftS, round, 2])
})
