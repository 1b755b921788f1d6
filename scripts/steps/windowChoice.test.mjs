import { expect, test } from 'vitest'
import { windowChoice } from './windowChoice.mjs'

const facts = { electron: '/e/electron', isBuilt: true, wantsBrowser: false, hasDisplay: true, isRoot: false }

test('a window of its own where everything for it is there', () => {
  expect(windowChoice(facts)).toEqual({ in: 'window', electron: '/e/electron' })
})

test.each([
  { name: 'not downloaded', change: { electron: undefined }, why: /no Electron/ },
  { name: 'not built', change: { isBuilt: false }, why: /not built/ },
  { name: 'no display', change: { hasDisplay: false }, why: /no display/ },
  { name: 'root', change: { isRoot: true }, why: /root/ },
])('else in a browser, saying why: $name', ({ change, why }) => {
  expect(windowChoice({ ...facts, ...change })).toEqual({ in: 'browser', why: expect.stringMatching(why) })
})

test('in a browser without a word when that was asked for', () => {
  expect(windowChoice({ ...facts, electron: undefined, wantsBrowser: true })).toEqual({ in: 'browser' })
})
