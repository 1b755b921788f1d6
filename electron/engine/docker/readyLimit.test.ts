import { expect, test } from 'vitest'
import { readyLimit } from './readyLimit.ts'

const seconds = (startPeriod: number, interval: number, timeout: number, retries: number) => ({
  command: ['check'],
  startPeriodMs: startPeriod * 1000,
  intervalMs: interval * 1000,
  timeoutMs: timeout * 1000,
  retries,
})

test.each([
  { name: 'a short patience has a floor', test: seconds(0, 1, 1, 2), mostMs: 90_000, waitedMs: 5_000 },
  { name: 'the start period and every retry count', test: seconds(10, 1, 5, 5), mostMs: 90_000, waitedMs: 40_000 },
  { name: 'Docker’s own defaults', test: seconds(0, 30, 30, 3), mostMs: 90_000, waitedMs: 90_000 },
  { name: 'the order’s limit wins over the floor', test: seconds(0, 1, 1, 2), mostMs: 1_500, waitedMs: 1_500 },
])('$name', ({ test: healthcheck, mostMs, waitedMs }) => {
  expect(readyLimit(healthcheck, mostMs)).toBe(waitedMs)
})
