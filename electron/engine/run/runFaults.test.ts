import { expect, test } from 'vitest'
import { toFailure } from '../../../shared/domain/failure.ts'
import type { Fault } from '../../../shared/domain/fault.ts'
import { writtenFault } from '../../../shared/domain/writtenFault.ts'
import type { FakeEngineOptions } from '../testing/fakeEngine.ts'
import { type FakeRun, fakeRun } from '../testing/fakeRun.ts'
import { StopRequested } from './stopRequested.ts'

/** `1000 begun kill api-2`: on the run's time base. */
function told(run: FakeRun): string[] {
  return run.events.flatMap((event) =>
    event.kind === 'fault' ? [`${event.atMs} ${event.what} ${writtenFault(event.fault.action)}`] : [],
  )
}

const kill = { kind: 'kill', container: 'api-2' } as const
const pause = { kind: 'pause', container: 'api-1' } as const
const restart = { kind: 'restart', container: 'lb' } as const

function planned(faults: readonly Fault[], engine: FakeEngineOptions = {}): FakeRun {
  return fakeRun({ engine, faults })
}

test('planned ones begin at their moments, are taken back after their time, and stay to the end without one', async () => {
  const run = planned(
    [
      { atMs: 1000, forMs: 2000, action: kill },
      { atMs: 1500, action: pause },
      { atMs: 2000, action: restart },
    ],
    { takes: { 'restart lb': 700 } },
  )
  expect((await run.untilEnded()).outcome).toEqual({ kind: 'completed' })
  expect(told(run)).toEqual([
    '1000 begun kill api-2',
    '1500 begun pause api-1',
    '2000 begun restart lb',
    '2700 over restart lb',
    '3000 over kill api-2',
  ])
  expect(run.asked.filter((one) => /kill|pause|restart/.test(one))).toEqual([
    'kill api-2',
    'pause api-1',
    'restart lb',
    'undo kill api-2',
  ])
})

test('what is refused is told as an event and a warning, kept with the run, and the run goes on', async () => {
  const why = { kind: 'notRunning', container: 'api-2' } as const
  const run = planned([{ atMs: 1000, forMs: 1000, action: kill }], { refuses: { 'kill api-2': why } })
  expect((await run.untilEnded()).outcome).toEqual({ kind: 'completed' })
  expect(told(run)).toEqual(['1000 failed kill api-2'])
  const message = expect.objectContaining({ en: expect.stringContaining('api-2 is not running') })
  expect(run.events).toContainEqual(expect.objectContaining({ kind: 'fault', what: 'failed', message }))
  expect(run.events).toContainEqual(expect.objectContaining({ kind: 'warning', message }))
  expect(run.manifest().warnings).toContainEqual(message)
})

test('one after the other on the same container, at the same time on others', async () => {
  const cut = { kind: 'cut', container: 'api-2' } as const
  const run = planned(
    [
      { atMs: 1000, action: kill },
      { atMs: 1000, action: cut },
      { atMs: 1000, action: pause },
    ],
    { takes: { 'kill api-2': 400 } },
  )
  await run.untilEnded()
  expect(told(run)).toEqual(['1000 begun kill api-2', '1000 begun pause api-1', '1400 begun cut api-2'])
})

test('by hand: done, taken back by what it is, and taken back by its time', async () => {
  const run = planned([])
  const ended = run.untilEnded()
  await run.until(2000)
  await run.faults.inject(kill, undefined)
  await run.faults.inject(pause, 500)
  await run.until(3000)
  expect(await run.faults.undo(kill)).toBe(true)
  expect(await run.faults.undo(kill)).toBe(false)
  expect(await run.faults.undo(pause)).toBe(false)
  await ended
  expect(told(run).map((line) => line.replace(/^\d+ /, ''))).toEqual([
    'begun kill api-2',
    'begun pause api-1',
    'over pause api-1',
    'over kill api-2',
  ])
})

test('taken back by hand before its time: once', async () => {
  const run = planned([{ atMs: 1000, forMs: 2000, action: kill }])
  const ended = run.untilEnded()
  await run.until(2000)
  expect(await run.faults.undo(kill)).toBe(true)
  await ended
  expect(told(run).filter((line) => line.includes('over'))).toHaveLength(1)
  expect(run.asked.filter((one) => one === 'undo kill api-2')).toHaveLength(1)
})

test('by hand only while measuring: before and after, it is refused and nothing is asked of the engine', async () => {
  const run = planned([])
  const refused = { kind: 'faultRefused', fault: 'kill api-2', why: { kind: 'notMeasuring' } }
  expect(await run.faults.inject(kill, undefined).catch(toFailure)).toMatchObject(refused)
  await run.untilEnded()
  expect(await run.faults.inject(kill, undefined).catch(toFailure)).toMatchObject(refused)
  expect(await run.faults.undo(kill)).toBe(false)
  expect(run.asked.filter((one) => one.includes('kill'))).toEqual([])
})

test('a stop ends the waiting for those that have not begun, and what was under way is no failure', async () => {
  const run = planned(
    [
      { atMs: 1000, action: { kind: 'stop', container: 'db' } },
      { atMs: 4000, action: kill },
    ],
    { takes: { 'stop db': 60_000 } },
  )
  const ended = run.untilEnded()
  await run.until(2000)
  run.stop.abort(new StopRequested())
  expect((await ended).outcome).toEqual({ kind: 'stopped', during: 'measuring' })
  expect(told(run)).toEqual(['1000 begun stop db'])
})
