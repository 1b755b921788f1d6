import { expect, test } from 'vitest'
import { aTick } from '../../../shared/charts/testing/aTick.ts'
import type { RunEvent } from '../../../shared/domain/events.ts'
import type { ProbeReading } from '../../../shared/domain/reading.ts'
import { isEvent, isProbe, isTick } from './storedRecords.ts'

const answer: ProbeReading = { atMs: -900, probe: 'entry', container: 'lb', outcome: 'ok', status: 200, latencyUs: 812 }
const without = (...names: (keyof ProbeReading)[]): object =>
  Object.fromEntries(Object.entries(answer).filter(([name]) => !names.some((each) => each === name)))

test.each<{ name: string; record: object; is: boolean }>([
  { name: 'an answer', record: answer, is: true },
  { name: 'no answer', record: { ...without('status', 'latencyUs'), outcome: 'connectTimeout' }, is: true },
  { name: 'no moment', record: without('atMs'), is: false },
  { name: 'nobody asked', record: without('container'), is: false },
  { name: 'an unknown probe', record: { ...answer, probe: 'exit' }, is: false },
  { name: 'an unknown outcome', record: { ...answer, outcome: 'fine' }, is: false },
  { name: 'a latency that is no number', record: { ...answer, latencyUs: '812' }, is: false },
])('is a probe’s record: $name', ({ record, is }) => {
  expect(isProbe(record)).toBe(is)
})

test.each<{ name: string; record: object; is: boolean }>([
  { name: 'a second', record: aTick(3), is: true },
  { name: 'no second', record: { ...aTick(3), second: undefined }, is: false },
  { name: 'no figures', record: { ...aTick(3), total: undefined }, is: false },
  { name: 'figures that are no numbers', record: { ...aTick(3), total: { ...aTick(3).total, ok: '10' } }, is: false },
  { name: 'no outcomes', record: { ...aTick(3), outcomes: null }, is: false },
])('is a tick: $name', ({ record, is }) => {
  expect(isTick(record)).toBe(is)
})

test.each<{ record: object; is: boolean }>([
  { record: { kind: 'state', at: 'measuring' }, is: true },
  { record: { kind: 'state', at: 'sleeping' }, is: false },
  { record: { kind: 'progress', subject: 'db', message: 'ready', done: 1, total: 2 }, is: true },
  { record: { kind: 'progress', subject: 'db', message: { html: '' }, done: 1, total: 2 }, is: false },
  { record: { kind: 'progress', subject: 'db', message: 'ready' }, is: false },
  { record: { kind: 'warning', message: { en: 'x', fr: 'y' } }, is: true },
  { record: { kind: 'warning', message: 'x' }, is: false },
  { record: { kind: 'component', container: 'api-1', what: 'died' }, is: true },
  { record: { kind: 'component', container: 'api-1', what: 'died', atMs: 'soon' }, is: false },
  { record: { kind: 'component', container: 'api-1' }, is: false },
  { record: { kind: 'ended', outcome: { kind: 'completed' }, leftBehind: [] }, is: true },
  { record: { kind: 'ended', outcome: null, leftBehind: [] }, is: false },
  { record: { kind: 'ended', outcome: { kind: 'completed' } }, is: false },
  { record: { kind: 'party' }, is: false },
])('is an event, $is: $record', ({ record, is }) => {
  expect(isEvent({ runId: 'r', seq: 1, elapsedMs: 1, ...record } as RunEvent)).toBe(is)
})
