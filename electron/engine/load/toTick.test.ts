import { expect, test } from 'vitest'
import type { LoadCell } from '../../../shared/domain/load.ts'
import { createEncoder } from './createEncoder.ts'
import { LatencyCounts } from './latencyCounts.ts'
import { toTick } from './toTick.ts'

const encode = createEncoder()
const encoded = (values: readonly number[]) => {
  const counts = new LatencyCounts()
  for (const value of values) counts.record(value)
  return encode([counts.take()])
}

const cell = (
  endpoint: string,
  instance: string,
  outcome: LoadCell['outcome'],
  values: readonly number[],
): LoadCell => ({
  endpoint,
  instance,
  outcome,
  count: values.length,
  cacheHits: outcome === 'ok' ? 1 : 0,
  cacheMisses: 0,
  bytes: 100,
  ...(outcome !== 'aborted' && { serviceUs: encoded(values.map(() => 1)), responseUs: encoded(values) }),
})

test('one second as plain figures: ok latency only, merged, failures and aborted apart', () => {
  const tick = toTick({
    second: 4,
    users: 9,
    started: 8,
    cells: [
      cell('products', 'api-1', 'ok', [100, 200]),
      cell('products', 'api-2', 'ok', [300]),
      cell('products', 'api-2', 'http503', [1, 1]),
      cell('stores', 'api-1', 'aborted', [5]),
    ],
    sendLagUs: { p99: 12, max: 30 },
    cpuPercent: 42,
  })
  expect(tick).toEqual({
    second: 4,
    users: 9,
    started: 8,
    total: {
      requests: 5,
      ok: 3,
      failed: 2,
      aborted: 1,
      bytes: 400,
      cacheHits: 2,
      cacheMisses: 0,
      latencyUs: { p50: 200, p95: 300, p99: 300, max: 300 },
    },
    endpoints: {
      products: { requests: 5, ok: 3, failed: 2, latencyUs: { p50: 200, p95: 300, p99: 300, max: 300 } },
      stores: { requests: 0, ok: 0, failed: 0 },
    },
    instances: {
      'api-1': { requests: 2, ok: 2, failed: 0, latencyUs: { p50: 100, p95: 200, p99: 200, max: 200 } },
      'api-2': { requests: 3, ok: 1, failed: 2, latencyUs: { p50: 300, p95: 300, p99: 300, max: 300 } },
    },
    outcomes: { ok: 3, http503: 2, aborted: 1 },
    sendLagUs: { p99: 12, max: 30 },
    generatorCpuPercent: 42,
  })
})
