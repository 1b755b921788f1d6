import { expect, test } from 'vitest'
import { nextLoad } from './nextLoad.ts'

/** Load after so many steps with the same number of active threads. */
function after(steps: number, intervalMs: number, active: number, begin = 0): number {
  let load = begin
  for (let step = 0; step < steps; step++) load = nextLoad(load, active, intervalMs)
  return load
}

test('steps of one second and the kernel’s of five give the same minute', () => {
  expect(after(60, 1000, 4)).toBeCloseTo(after(12, 5000, 4), 9)
  // 63 % of the way after one minute.
  expect(after(12, 5000, 4)).toBeCloseTo(4 * (1 - Math.exp(-1)), 9)
})

test('the kernel’s own figures: from 0 with one active thread, in steps of 5 s, in 1/2048', () => {
  // kernel/sched/loadavg.c: EXP_1 is 1884 of 2048.
  expect(after(1, 5000, 1)).toBeCloseTo((2048 - 1884) / 2048, 3)
})

test('it falls as it rose', () => {
  expect(after(60, 1000, 0, 4)).toBeCloseTo(4 * Math.exp(-1), 9)
})
