import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { reloadPage } from './reloadPage.ts'

beforeEach(() => {
  vi.useFakeTimers()
  sessionStorage.clear()
})
afterEach(() => {
  vi.useRealTimers()
})

test('four times within a minute, each after a longer wait, and again when that is past', () => {
  const load = vi.fn()
  const waitsMs: number[] = []
  for (let turn = 1; turn <= 4; turn += 1) {
    expect(reloadPage(load)).toBe(true)
    const beganMs = Date.now()
    while (load.mock.calls.length < turn) vi.advanceTimersByTime(50)
    waitsMs.push(Date.now() - beganMs)
  }
  expect(waitsMs).toEqual([250, 500, 1_000, 2_000])
  expect(reloadPage(load)).toBe(false)
  vi.advanceTimersByTime(60_000)
  expect(reloadPage(load)).toBe(true)
})

test('what stands where the times are kept and is none of ours counts as none', () => {
  sessionStorage.setItem('palier-reloads', '{"x":')
  expect(reloadPage(() => {})).toBe(true)
})
