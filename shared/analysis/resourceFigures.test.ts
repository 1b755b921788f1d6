import { describe, expect, test } from 'vitest'
import type { Reading } from '../domain/reading.ts'
import { aReading } from '../testing/aReading.ts'
import { resultOf } from '../testing/resultOf.ts'
import { resourceFigures } from './resourceFigures.ts'

const once = (value: number) => ({ mean: value, p95: value, max: value })
const bare = { cpuPercent: once(100), memoryBytes: once(1000) }

describe('readings of one container', () => {
  test.each<{ name: string; readings: Partial<Reading>[]; figures: object }>([
    { name: 'the least that is known', readings: [{}], figures: bare },
    { name: 'none', readings: [], figures: {} },
    {
      name: 'shares of the limits',
      readings: [{ cpuOfLimitPercent: 50, memoryOfLimitPercent: 20 }, { cpuOfLimitPercent: 100 }],
      figures: { ...bare, cpuOfLimitPercent: { mean: 75, p95: 100, max: 100 }, memoryOfLimitPercent: once(20) },
    },
    {
      name: 'amounts become rates by the length of their own interval',
      readings: [
        { intervalMs: 2000, networkReceivedBytes: 3000, networkSentBytes: 0, diskReadBytes: 10, diskWrittenBytes: 20 },
      ],
      figures: {
        ...bare,
        networkReceivedBytesPerS: once(1500),
        networkSentBytesPerS: once(0),
        diskReadBytesPerS: once(5),
        diskWrittenBytesPerS: once(10),
      },
    },
    {
      name: 'throttled periods of all periods, where there is a quota',
      readings: [
        { periods: 10, throttledPeriods: 4, throttledMs: 30 },
        { periods: 10, throttledPeriods: 0, throttledMs: 0 },
        {},
      ],
      figures: { ...bare, throttledPeriodShare: 0.2, throttledMs: 30 },
    },
    {
      name: 'no periods passed',
      readings: [{ periods: 0, throttledPeriods: 0, pids: 5 }],
      figures: { ...bare, pids: once(5) },
    },
  ])('$name', ({ readings, figures }) => {
    expect(resourceFigures(readings.map(aReading))).toEqual(figures)
  })

  test('records of an early version, without the length of their interval, have no rates', () => {
    const { intervalMs: _, ...early } = aReading({ networkReceivedBytes: 5, pids: 3 })
    expect(resourceFigures([early as Reading])).toEqual({ ...bare, pids: once(3) })
  })
})

describe('phases', () => {
  test('each has the readings of its time, of every container', () => {
    const readings = [-1, 0, 2999, 3000, 6999, 10_001].map((atMs) =>
      aReading({ atMs, cpuPercent: atMs, throttledMs: 1 }),
    )
    const { phases } = resultOf({ readings })
    expect(phases.map(({ resources }) => resources.map(({ container }) => container))).toEqual(
      Array.from({ length: 3 }, () => ['lb', 'api-1', 'api-2']),
    )
    expect(phases.map(({ resources }) => resources[1])).toEqual([
      {
        container: 'api-1',
        cpuPercent: { mean: 1499.5, p95: 2999, max: 2999 },
        memoryBytes: once(1000),
        throttledMs: 2,
      },
      {
        container: 'api-1',
        cpuPercent: { mean: 4999.5, p95: 6999, max: 6999 },
        memoryBytes: once(1000),
        throttledMs: 2,
      },
      { container: 'api-1' },
    ])
  })

  test('only plateaus have a steady part, with the figures of its seconds alone', () => {
    const { phases } = resultOf({ slots: [] })
    expect(phases.map(({ steady }) => steady?.durationMs)).toEqual([undefined, 3000, undefined])
  })
})

test('the host, with the stack’s own load and the disk where they are known', () => {
  const source = 'engineHost' as const
  const { host } = resultOf({
    hostReadings: [
      { atMs: 1, load1: 1, source },
      { atMs: 2, load1: 3, stackLoad1: 0.5, diskBusyPercent: 10, source },
      { atMs: 3, load1: 2, stackLoad1: 1.5, diskBusyPercent: 0, source },
    ],
  })
  expect(host).toEqual({
    load1: { mean: 2, max: 3 },
    stackLoad1: { mean: 1, max: 1.5 },
    diskBusyPercent: { mean: 5, max: 10 },
    source,
  })
})
