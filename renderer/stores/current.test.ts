import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ComparisonEvent, ComparisonEventBody } from '../../shared/domain/events.ts'
import { type ComparisonHead, toLiveComparison } from '../../shared/live/liveComparison.ts'
import { type RunHead, toLiveRun } from '../../shared/live/liveRun.ts'
import { fakeBridge } from '../testing/fakeBridge.ts'
import { useCurrent, watchCurrent } from './current.ts'

const head = (id: string) => ({ id, configurations: [], planned: [] }) as unknown as ComparisonHead
const event = (comparisonId: string, seq: number, body: ComparisonEventBody): ComparisonEvent => ({
  comparisonId,
  seq,
  ...body,
})
const begun = (comparisonId: string, seq: number, runId: string) =>
  event(comparisonId, seq, { kind: 'runStarted', runId, index: 0 })

let stop: () => void
beforeEach(() => {
  useCurrent.setState({}, true)
  fakeBridge.answer('comparison.follow', ({ comparisonId }) => toLiveComparison(head(comparisonId)))
  fakeBridge.answer('run.follow', ({ runId }) => toLiveRun({ id: runId } as RunHead))
})
afterEach(() => stop())

const shown = () => {
  const { comparison, run } = useCurrent.getState()
  return { comparison: comparison?.head.id, run: run?.head.id, isOver: comparison?.ended !== undefined }
}

test('what is on at the start is followed, and its run with it', async () => {
  fakeBridge.answer('comparison.current', () => ({ comparisonId: 'c1' }))
  stop = watchCurrent()
  await vi.waitFor(() => expect(shown().comparison).toBe('c1'))
  fakeBridge.tell('comparison.events', [begun('c1', 1, 'r1')])
  await vi.waitFor(() => expect(shown().run).toBe('r1'))
  fakeBridge.tell('comparison.events', [begun('c1', 2, 'r2')])
  await vi.waitFor(() => expect(shown().run).toBe('r2'))
  fakeBridge.tell('comparison.events', [event('c1', 3, { kind: 'ended', stopped: false, leftBehind: [] })])
  expect(shown().isOver).toBe(true)
})

test('what is started elsewhere is taken up when its first run starts; the same one again when it is resumed', async () => {
  fakeBridge.answer('comparison.current', () => ({}))
  stop = watchCurrent()
  await vi.waitFor(() => expect(fakeBridge.asked).toHaveLength(1))
  fakeBridge.answer('comparison.current', () => ({ comparisonId: 'c2' }))
  fakeBridge.tell('comparison.events', [begun('c2', 1, 'r1')])
  await vi.waitFor(() => expect(shown().comparison).toBe('c2'))
  fakeBridge.tell('comparison.events', [event('c2', 1, { kind: 'ended', stopped: true, leftBehind: [] })])
  expect(shown().isOver).toBe(true)
  fakeBridge.tell('comparison.events', [begun('c2', 1, 'r2')])
  await vi.waitFor(() => expect(shown()).toMatchObject({ comparison: 'c2', isOver: false }))
})

test('after a lost connection what is on is asked for anew', async () => {
  fakeBridge.answer('comparison.current', () => ({}))
  stop = watchCurrent()
  fakeBridge.answer('comparison.current', () => ({ comparisonId: 'c3' }))
  fakeBridge.tell('window.connection', 'back')
  await vi.waitFor(() => expect(shown().comparison).toBe('c3'))
})
