import { describe, expect, test } from 'vitest'
import { aReading, probesOf } from '../testing/aReading.ts'
import { eventsOf } from '../testing/eventsOf.ts'
import { resultOf } from '../testing/resultOf.ts'

const events = eventsOf(
  [-5000, { kind: 'state', at: 'verifying' }],
  [-3100, { kind: 'state', at: 'warming' }],
  [0, { kind: 'state', at: 'measuring' }],
  [10_000, { kind: 'state', at: 'draining' }],
  [11_000, { kind: 'state', at: 'collecting' }],
  [14_000, { kind: 'state', at: 'stopping' }],
)
const host = (atMs: number, load1: number) => ({ atMs, load1, source: 'engineHost' as const })

test('the stack before the first request and after the last answer, nothing of what lies between', () => {
  const { before, after } = resultOf({
    events,
    readings: [
      aReading({ atMs: -4000, cpuPercent: 77 }),
      // The first reading still sees the container start.
      ...[300, 2, 1].map((cpuPercent, index) => aReading({ atMs: -3000 + index * 1000, cpuPercent })),
      aReading({ atMs: 0, cpuPercent: 77 }),
      aReading({ atMs: 11_000, cpuPercent: 77 }),
      ...[4, 3, 5].map((cpuPercent, index) => aReading({ atMs: 11_500 + index * 1000, cpuPercent, memoryBytes: 2000 })),
      aReading({ atMs: 14_500, cpuPercent: 77 }),
    ],
    hostReadings: [host(-2000, 0.5), host(5000, 9), host(12_000, 3)],
    probes: [...probesOf('oxo', {}, -3000), ...probesOf('xxx', {}, 11_100)],
  })
  expect(before).toEqual({
    fromMs: -3000,
    toMs: -1000,
    containers: [{ container: 'lb' }, { container: 'api-1', cpuPercent: 2, memoryBytes: 1000 }, { container: 'api-2' }],
    load1: 0.5,
    probes: [{ probe: 'instance', container: 'api-1', asked: 3, ok: 2, latencyUs: 1000 }],
  })
  expect(after).toEqual({
    fromMs: 11_100,
    toMs: 13_500,
    containers: [{ container: 'lb' }, { container: 'api-1', cpuPercent: 4, memoryBytes: 2000 }, { container: 'api-2' }],
    load1: 3,
    probes: [{ probe: 'instance', container: 'api-1', asked: 3, ok: 0 }],
  })
})

test('without a rest before the load, the state before is whatever was read then', () => {
  const { before } = resultOf({ events: events.slice(2), readings: [aReading({ atMs: -4000, cpuPercent: 7 })] })
  expect(before?.containers[1]).toEqual({ container: 'api-1', cpuPercent: 7, memoryBytes: 1000 })
})

describe('absent', () => {
  test('when nothing was read', () => {
    const { before, after } = resultOf({ events, readings: [aReading({ atMs: 5000 })] })
    expect([before, after]).toEqual([undefined, undefined])
  })

  test('after: when the run never came there', () => {
    const { after } = resultOf({ events: events.slice(0, 4), readings: [aReading({ atMs: 12_000 })] })
    expect(after).toBeUndefined()
  })
})
