import type { LoadCell, LoadSlot } from '../domain/load.ts'

/** Requests of one endpoint that took these many microseconds; latencies as `plainLatency` reads them. */
export function aCell(changes: Partial<LoadCell> & { readonly us?: readonly number[] } = {}): LoadCell {
  const { us = [1000], ...rest } = changes
  return {
    endpoint: 'products',
    outcome: 'ok',
    count: us.length,
    cacheHits: 0,
    cacheMisses: 0,
    bytes: us.length * 100,
    serviceUs: JSON.stringify(us),
    responseUs: JSON.stringify(us.map((one) => one + 10)),
    ...rest,
  }
}

/** One second in which everything that began also ended, unless told otherwise. */
export function aSlot(second: number, cells: readonly LoadCell[], changes: Partial<LoadSlot> = {}): LoadSlot {
  return {
    second,
    users: 10,
    started: cells.reduce((sum, { count }) => sum + count, 0),
    cells,
    sendLagUs: { p99: 100 + second, max: 200 + second },
    cpuPercent: 5,
    ...changes,
  }
}
