import { expect, test } from 'vitest'
import type { LoadSlot } from '../../../shared/domain/load.ts'
import { createSlotMerge } from './createSlotMerge.ts'
import { LatencyCounts } from './latencyCounts.ts'
import { mergeEncoded } from './mergeEncoded.ts'
import { SlotQueue } from './slotQueue.ts'
import type { WorkerCell, WorkerSlot } from './workerMessages.ts'

function countsOf(values: readonly number[]) {
  const counts = new LatencyCounts()
  for (const value of values) counts.record(value)
  return counts.take()
}

const cell = (more: Partial<WorkerCell>): WorkerCell => ({
  endpoint: 0,
  outcome: 'ok',
  count: 1,
  cacheHits: 0,
  cacheMisses: 0,
  bytes: 5,
  serviceUs: countsOf([100]),
  responseUs: countsOf([200]),
  ...more,
})

const slot = (second: number, more: Partial<WorkerSlot> = {}): WorkerSlot => ({
  second,
  users: 1,
  started: 1,
  dropped: 0,
  droppedLate: 0,
  sendLagUs: countsOf([10]),
  lateUs: countsOf([]),
  waitUs: countsOf([]),
  connectUs: countsOf([]),
  loopDelayUs: { p99: 5, max: 6 },
  cpuPercent: 20,
  cells: [],
  ...more,
})

function queueOf(workers: number) {
  const out: LoadSlot[] = []
  const queue = new SlotQueue(workers, createSlotMerge(['products', 'stores', 'products']), (merged) =>
    out.push(merged),
  )
  return { queue, out, seconds: () => out.map(({ second }) => second) }
}

test('a second waits for the slowest thread; each comes once, in order', () => {
  const { queue, out, seconds } = queueOf(2)
  queue.add(0, slot(0))
  queue.add(0, slot(1))
  expect(seconds()).toEqual([])
  queue.add(1, slot(0))
  expect(seconds()).toEqual([0])
  queue.add(1, slot(1))
  queue.add(1, slot(2))
  queue.add(1, slot(3, { users: 7 }))
  expect(seconds()).toEqual([0, 1])
  queue.done(0)
  queue.done(1)
  expect(seconds()).toEqual([0, 1, 2, 3])
  expect(out.map(({ users }) => users)).toEqual([2, 2, 1, 7])
})

test('threads are added up, histograms merged, equal names one endpoint, aborted without latency', () => {
  const { queue, out } = queueOf(2)
  const lags = Array.from({ length: 99 }, () => 10)
  queue.add(
    0,
    slot(0, { cells: [cell({ count: 2, cacheHits: 1 }), cell({ outcome: 'aborted' })], sendLagUs: countsOf(lags) }),
  )
  queue.add(
    1,
    slot(0, {
      cells: [cell({ endpoint: 2, responseUs: countsOf([900]) }), cell({ endpoint: 1, instance: 'api-1' })],
      sendLagUs: countsOf([1500]),
    }),
  )
  const merged = out[0]!
  expect(
    merged.cells.map(({ endpoint, instance, outcome, count, bytes, cacheHits }) => [
      endpoint,
      instance,
      outcome,
      count,
      bytes,
      cacheHits,
    ]),
  ).toEqual([
    ['products', undefined, 'ok', 3, 10, 1],
    ['products', undefined, 'aborted', 1, 5, 0],
    ['stores', 'api-1', 'ok', 1, 5, 0],
  ])
  expect(mergeEncoded([merged.cells[0]!.responseUs!])).toMatchObject({ count: 2, p50: 200, max: 900 })
  expect(merged.cells[1]).not.toHaveProperty('serviceUs')
  expect(merged).toMatchObject({
    users: 2,
    started: 2,
    cpuPercent: 40,
    busiestCpuPercent: 20,
    sendLagUs: { p99: 10, max: 1500 },
  })
})
