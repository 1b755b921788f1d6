import { expect, test } from 'vitest'
import { fakeCell } from '../testing/fakeLoad.ts'
import { slotWindow } from './slotWindow.ts'

const slot = { second: 0, users: 1, started: 0, sendLagUs: { p99: 0, max: 0 }, cpuPercent: 1 }

test('mean and deviation are of ok requests; failed ones have ended too, those cut off have not', () => {
  const cells = [
    fakeCell({ count: 2, latencyUs: 1000 }),
    fakeCell({ endpoint: 'stores', count: 2, latencyUs: 2000 }),
    fakeCell({ outcome: 'http5xx', count: 3, latencyUs: 9000 }),
    { ...fakeCell({ count: 1 }), outcome: 'aborted' as const },
  ]
  const { deviationUs, ...rest } = slotWindow({ ...slot, cells })
  expect(rest).toEqual({ ended: 7, ok: 4, meanUs: 1500 })
  // Of 1000, 1000, 2000, 2000: the square root of a million thirds.
  expect(deviationUs).toBeCloseTo(577.35, 1)
})

test('a second in which nothing was ok', () => {
  expect(slotWindow({ ...slot, cells: [] })).toEqual({ ended: 0, ok: 0, meanUs: 0, deviationUs: 0 })
})
