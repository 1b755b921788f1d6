import { expect, test } from 'vitest'
import { toChange } from './toChange.ts'

function record(action: string, attributes: object = {}): Record<string, unknown> {
  return {
    Type: 'container',
    Action: action,
    time: 1_795_288_788,
    timeNano: 1_795_288_788_296_000_000,
    Actor: { ID: 'abc', Attributes: { 'io.palier.container': 'api-1', ...attributes } },
  }
}

test.each([
  ['die', { exitCode: '137' }, { what: 'died', exitCode: 137 }],
  ['die', { exitCode: '0' }, { what: 'died', exitCode: 0 }],
  ['oom', {}, { what: 'oom' }],
  ['start', {}, { what: 'restarted' }],
  ['pause', {}, { what: 'paused' }],
  ['unpause', {}, { what: 'unpaused' }],
])('%s %j', (action, attributes, expected) => {
  const change = toChange(record(action, attributes))
  expect(change).toMatchObject({ container: 'api-1', engineMs: 1_795_288_788_296, ...expected })
  expect(change !== undefined && 'exitCode' in change).toBe(action === 'die')
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
  expect(toChange(record(action))).toBeUndefined()
})

test('a container without our name, or something that is no container, is not ours', () => {
  expect(toChange(record('die', { 'io.palier.container': undefined }))).toBeUndefined()
  expect(toChange({ ...record('die'), Type: 'network' })).toBeUndefined()
})

test('the same event has the same key, another moment another', () => {
  expect(toChange(record('die'))?.key).toBe(toChange(record('die'))?.key)
  expect(toChange({ ...record('die'), timeNano: 1_795_288_789_000_000_000 })?.key).not.toBe(
    toChange(record('die'))?.key,
  )
})
