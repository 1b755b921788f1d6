import { expect, test } from 'vitest'
import { targetCounts } from './targetCounts.ts'

test('a target counts by the worst of the repeats', () => {
  const targets = [
    { name: 'met', states: ['pass', 'pass'] },
    { name: 'close', states: ['pass', 'warning'] },
    { name: 'once', states: ['pass', 'fail', 'pass'] },
    { name: 'unknown', states: ['warning', 'notMeasurable'] },
  ]
  expect(targetCounts(targets)).toEqual({ met: 2, fail: ['once'], warning: ['close'], notMeasurable: ['unknown'] })
})
