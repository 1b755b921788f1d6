import { expect, test } from 'vitest'
import type { ComparisonEvent, ComparisonEventBody } from '../../shared/domain/events.ts'
import { type ComparisonHead, type LiveComparison, toLiveComparison } from '../../shared/live/liveComparison.ts'
import { ComparisonWatch } from './comparisonWatch.ts'

const head: ComparisonHead = {
  id: 'c1',
  createdAt: '2026-11-21T18:47:00.000Z',
  ask: { configurations: ['solo', 'duo-lb'], profile: 'quick', timeScale: 1, set: {}, seed: 1, repeat: 1 },
  configurations: ['solo:baseline', 'duo-lb:baseline'],
  planned: [
    { runId: 'r1', configuration: 'solo:baseline', repeat: 1, expectedMs: 40_000 },
    { runId: 'r2', configuration: 'duo-lb:baseline', repeat: 1, expectedMs: 50_000 },
  ],
  coolDownMs: 10_000,
}

function watched(follow: (id: string) => Promise<LiveComparison> = async () => toLiveComparison(head)) {
  const seen: unknown[] = []
  const watch = new ComparisonWatch(follow, {
    showProgress: (progress) => seen.push(['progress', progress]),
    keepAwake: (isOn) => seen.push(['awake', isOn]),
    tellEnd: ({ stopped }, view) => seen.push(['end', stopped, view?.head.configurations.length]),
  })
  let seq = 0
  const hear = (...bodies: ComparisonEventBody[]) => {
    const content = bodies.map((body): ComparisonEvent => ({ comparisonId: 'c1', seq: ++seq, ...body }))
    watch.hear({ name: 'comparison.events', content })
  }
  const hearRun = (runId: string, elapsedMs: number) =>
    watch.hear({
      name: 'run.events',
      content: [{ runId, seq: 1, elapsedMs, kind: 'state', at: 'measuring' }],
    })
  const last = () => seen.at(-1)
  const settle = async (): Promise<void> => await new Promise((resolve) => setImmediate(resolve))
  return { watch, hear, hearRun, seen, last, settle }
}

const ended: ComparisonEventBody = { kind: 'ended', stopped: false, leftBehind: [] }
const completed = { kind: 'completed' } as const

test('the bar follows the expected time of all runs, the computer stays awake, the end is told', async () => {
  const { watch, hear, hearRun, seen, last, settle } = watched()
  expect(watch.current()).toBeUndefined()
  hear({ kind: 'runStarted', runId: 'r1', index: 0 })
  expect(seen).toEqual([
    ['awake', true],
    ['progress', 'unknown'],
  ])
  expect(watch.current()).toBe('c1')
  await settle()
  expect(last()).toEqual(['progress', 0])
  hearRun('r1', 20_000)
  expect(last()).toEqual(['progress', 0.2])
  hearRun('another', 99_000)
  expect(last()).toEqual(['progress', 0.2])
  // A run that takes too long waits at its end.
  hearRun('r1', 400_000)
  expect(last()).toEqual(['progress', 0.4])
  hear({ kind: 'runEnded', runId: 'r1', index: 0, outcome: completed }, { kind: 'coolingDown', forMs: 10_000 })
  expect(last()).toEqual(['progress', 0.5])
  hear({ kind: 'runStarted', runId: 'r2', index: 1 })
  expect(last()).toEqual(['progress', 0.5])
  hear({ kind: 'runEnded', runId: 'r2', index: 1, outcome: completed })
  expect(last()).toEqual(['progress', 0.99])

  const isOver = watch.ended()
  hear(ended)
  await isOver
  expect(seen.slice(-3)).toEqual([
    ['progress', undefined],
    ['awake', false],
    ['end', false, 2],
  ])
  expect(watch.current()).toBeUndefined()
})

test('what was heard before the plan came is not lost', async () => {
  const plan = Promise.withResolvers<LiveComparison>()
  const { hear, last, settle } = watched(() => plan.promise)
  hear({ kind: 'runStarted', runId: 'r1', index: 0 }, { kind: 'runEnded', runId: 'r1', index: 0, outcome: completed })
  plan.resolve(toLiveComparison(head))
  await settle()
  expect(last()).toEqual(['progress', 0.5])
})

test('without a plan the bar only moves, and the end is still the end', async () => {
  const { watch, hear, last, settle } = watched(async () => Promise.reject(new Error('unreadable')))
  hear({ kind: 'runStarted', runId: 'r1', index: 0 })
  await settle()
  expect(last()).toEqual(['progress', 'unknown'])
  hear(ended)
  expect(last()).toEqual(['end', false, undefined])
  await watch.ended()
})

test('a late word about a comparison that has ended starts nothing', () => {
  const { hear, seen } = watched()
  hear(ended)
  expect(seen).toEqual([])
})
