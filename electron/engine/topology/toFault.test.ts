import { expect, test } from 'vitest'
import type { FaultAction } from '../../../shared/domain/fault.ts'
import { writtenFault } from '../../../shared/domain/writtenFault.ts'
import { toFault } from './toFault.ts'
import { toFaultAction } from './toFaultAction.ts'

test.each<{ written: string; action: FaultAction }>([
  ...(['kill', 'crash', 'stop', 'pause', 'restart', 'cut'] as const).map((kind) => ({
    written: `${kind} api-2`,
    action: { kind, container: 'api-2' },
  })),
  { written: 'cpu=4 db', action: { kind: 'cpu', container: 'db', processes: 4 } },
  { written: 'memory=256m api-1', action: { kind: 'memory', container: 'api-1', bytes: 256 * 2 ** 20 } },
  { written: 'memory=1000 api-1', action: { kind: 'memory', container: 'api-1', bytes: 1000 } },
  { written: 'delay=200ms lb', action: { kind: 'delay', container: 'lb', delayMs: 200 } },
  { written: 'delay=0.5ms lb', action: { kind: 'delay', container: 'lb', delayMs: 0.5 } },
  { written: 'loss=2.5% lb', action: { kind: 'loss', container: 'lb', percent: 2.5 } },
])('$written, read and written again', ({ written, action }) => {
  expect(toFaultAction(written)).toEqual({ kind: 'read', value: action })
  expect(writtenFault(action)).toBe(written)
})

test.each<{ written: string; action: FaultAction }>([
  { written: '  kill   api-2 ', action: { kind: 'kill', container: 'api-2' } },
  { written: 'memory=1.5GiB db', action: { kind: 'memory', container: 'db', bytes: 1.5 * 2 ** 30 } },
  { written: 'delay=1m lb', action: { kind: 'delay', container: 'lb', delayMs: 60_000 } },
])('other ways to write it: $written', ({ written, action }) => {
  expect(toFaultAction(written)).toEqual({ kind: 'read', value: action })
})

test.each([
  ['', /^a fault and a container/],
  ['kill', /^a fault and a container/],
  ['kill api-1 api-2', /^a fault and a container/],
  ['klil api-1', /^one of kill, crash, stop, pause, restart, cut, cpu=N, memory=SIZE, delay=TIME, loss=N% before/],
  ['kill=9 api-1', /^kill without a value/],
  ['cpu api-1', /^cpu= with a number of busy processes from 1 to 64/],
  ['cpu=65 api-1', /^cpu= /],
  ['memory=0 api-1', /^memory= with a size/],
  ['memory=lots api-1', /^memory= with a size/],
  ['delay=200 api-1', /^delay= with a time of at most 60s/],
  ['delay=61s api-1', /^delay= /],
  ['loss=5 api-1', /^loss= with a share up to 100%/],
  ['loss=0% api-1', /^loss= /],
  ['loss=101% api-1', /^loss= /],
])('%j is refused with what was expected', (written, expected) => {
  expect(toFaultAction(written)).toEqual({
    kind: 'wrong',
    complaint: { found: JSON.stringify(written), expected: expect.stringMatching(expected) },
  })
})

test('with its place in the run; the words of time in either order', () => {
  const action = { kind: 'kill', container: 'api-2' }
  expect(toFault('at=60s for=30s kill api-2')).toEqual({ fault: { atMs: 60_000, forMs: 30_000, action } })
  expect(toFault('for=1m30s at=0s kill api-2')).toEqual({ fault: { atMs: 0, forMs: 90_000, action } })
  expect(toFault('at=60s kill api-2')).toEqual({ fault: { atMs: 60_000, action } })
})

test.each<{ written: string; problems: [found: string, expected: RegExp][] }>([
  { written: 'kill api-2', problems: [['"kill api-2"', /^at= once/]] },
  { written: 'at=soon kill api-2', problems: [['"at=soon"', /^at= once/]] },
  { written: 'at=1s at=2s kill api-2', problems: [['"at=1s at=2s"', /^at= once/]] },
  { written: 'at=1s for=0s kill api-2', problems: [['"for=0s"', /^for= at most once/]] },
  {
    written: 'at=60 for=x klil api-2',
    problems: [
      ['"klil api-2"', /^one of kill/],
      ['"at=60"', /^at= once/],
      ['"for=x"', /^for= at most once/],
    ],
  },
])('everything that is wrong with $written at once', ({ written, problems }) => {
  expect(toFault(written)).toEqual({
    complaints: problems.map(([found, expected]) => ({ found, expected: expect.stringMatching(expected) })),
  })
})
