import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { createStopKey } from './stopKey.ts'

function setting() {
  const happened: string[] = []
  const process = new EventEmitter()
  const stopKey = createStopKey({
    process: process as unknown as NodeJS.Process,
    say: (line) => happened.push(line),
    remaining: () => ['container palier-x-db'],
    exit: () => happened.push('exit'),
  })
  return { happened, stopKey, press: (signal = 'SIGINT') => process.emit(signal) }
}

test('the first Ctrl+C stops, the second leaves and says what is left', () => {
  const { happened, stopKey, press } = setting()
  stopKey.onFirst(() => happened.push('stop'))
  press()
  expect(happened.slice(1)).toEqual(['stop'])
  press()
  expect(happened.slice(2)).toEqual([
    'left behind; the next palier command removes it:',
    '  container palier-x-db',
    'exit',
  ])
})

test('with nothing to stop, the first one leaves', () => {
  const { happened, press } = setting()
  press()
  expect(happened.at(-1)).toBe('exit')
})

test('after the comparison has ended, Ctrl+C leaves again', () => {
  const { happened, stopKey, press } = setting()
  const release = stopKey.onFirst(() => happened.push('stop'))
  release()
  press('SIGTERM')
  expect(happened).not.toContain('stop')
  expect(happened.at(-1)).toBe('exit')
})

test('what is stopped says so in its own words', () => {
  const { happened, stopKey, press } = setting()
  stopKey.onFirst(() => undefined, 'stopping: what was measured is kept')
  press()
  expect(happened).toEqual(['stopping: what was measured is kept (once more to leave at once)'])
})
