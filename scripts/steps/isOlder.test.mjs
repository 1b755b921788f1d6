import { expect, test } from 'vitest'
import { isOlder } from './isOlder.mjs'

test.each([
  ['20.20.2', '22.19.0', true],
  ['22.9.0', '22.19.0', true],
  ['22.19.0', '22.19.0', false],
  ['v22.19.1', '22.19.0', false],
  ['24.21.0', '22.19.0', false],
  ['24.0.0-nightly2025', '24.0.1', true],
  ['8', '22.19.0', true],
])('%s is older than %s: %s', (a, b, older) => {
  expect(isOlder(a, b)).toBe(older)
})
