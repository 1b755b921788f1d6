import { expect, test } from 'vitest'
import { toChange } from './toChange.ts'

function record(action: string, attributes: object = {}): Record<string, unknown> {
  return {
    Type: 'container',
    Action: action,
    time: 1_795_288_788,
    timeNano: 1_795_288_788_296_000_000,
    Actor: { ID: 'abc', Attributes: attributes },
  }
}

const change = (from: Record<string, unknown>) => toChange(from, (id) => (id === 'abc' ? 'api-1' : undefined))

test.each([
  ['die', { exitCode: '137' }, { what: 'died', exitCode: 137 }],
  ['die', { exitCode: '0' }, { what: 'died', exitCode: 0 }],
  ['oom', {}, { what: 'oom' }],
  ['start', {}, { what: 'restarted' }],
  ['pause', {}, { what: 'paused' }],
  ['unpause', {}, { what: 'unpaused' }],
])('%s %j', (action, attributes, expected) => {
  const found = change(record(action, attributes))
  expect(found).toMatchObject({ container: 'api-1', engineMs: 1_795_288_788_296, ...expected })
  expect(found !== undefined && 'exitCode' in found).toBe(action === 'die')
})

test.each([
  'exec_start: sh',
  'exec_die',
  'health_status: healthy',
  'kill',
  'stop',
  'restart',
  'destroy',
  'constructor',
])('%s is no change', (action) => {
  expect(change(record(action))).toBeUndefined()
})

test('a container that is not followed, or something that is no container, is passed over', () => {
  expect(change({ ...record('die'), Actor: { ID: 'other', Attributes: {} } })).toBeUndefined()
  expect(change({ ...record('die'), Actor: undefined })).toBeUndefined()
  expect(change({ ...record('die'), Type: 'network' })).toBeUndefined()
})

test('the same event has the same key, another moment another', () => {
  expect(change(record('die'))?.key).toBe(change(record('die'))?.key)
  expect(change({ ...record('die'), timeNano: 1_795_288_789_000_000_000 })?.key).not.toBe(change(record('die'))?.key)
})
