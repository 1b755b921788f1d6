import { expect, test } from 'vitest'
import { cursorKey } from './cursorKey.ts'

const press = (key: string, held: 'shiftKey' | 'ctrlKey' | undefined = undefined) => {
  return { key, shiftKey: held === 'shiftKey', ctrlKey: held === 'ctrlKey', metaKey: false, altKey: false }
}

test.each<[what: string, key: ReturnType<typeof press>, atMs: number | undefined, to: number | 'live' | undefined]>([
  ['from the newest second back', press('ArrowLeft'), undefined, 59_000],
  ['by 1 s', press('ArrowRight'), 10_000, 11_000],
  ['by 10 s with Shift', press('ArrowLeft', 'shiftKey'), 15_000, 5000],
  ['not before the start', press('ArrowLeft', 'shiftKey'), 4000, 0],
  ['not behind the newest', press('ArrowRight'), 60_000, 60_000],
  ['to the start', press('Home'), 10_000, 0],
  ['to the newest', press('End'), 10_000, 60_000],
  ['follows again', press('l'), 10_000, 'live'],
  ['a key of the browser', press('ArrowLeft', 'ctrlKey'), 10_000, undefined],
  ['any other key', press('x'), 10_000, undefined],
])('%s', (_, key, atMs, to) => {
  expect(cursorKey(key, atMs, 60_000)).toBe(to)
})
