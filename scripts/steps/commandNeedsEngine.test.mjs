import { expect, test } from 'vitest'
import { commandNeedsEngine } from './commandNeedsEngine.mjs'

test.each([
  [['compare', 'solo', 'duo-lb'], true],
  [['run', 'solo', '--profile', 'quick'], true],
  [['compare', '--help'], false],
  [['doctor', '--json'], false],
  [['clean'], false],
  [['serve', '--open'], false],
  [['runs', 'list'], false],
  [['--version'], false],
  [[], false],
])('%j: %s', (args, needs) => {
  expect(commandNeedsEngine(args)).toBe(needs)
})
