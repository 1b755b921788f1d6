import { expect, test } from 'vitest'
import { commandNeedsEngine } from './commandNeedsEngine.mjs'

test.each([
  [['compare', 'solo', 'duo-lb'], true],
  [['run', 'solo', '--profile', 'quick'], true],
  [['before-after', 'copro'], true],
  [['seed', 'copro', 'realistic'], true],
  [['seed', 'copro', 'realistic', '--url', 'http://127.0.0.1:8080'], false],
  [['--out', 'results', '--trust', 'own', 'compare', 'pair'], true],
  [['--out', 'compare', 'runs', 'list'], false],
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
