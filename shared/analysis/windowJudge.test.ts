import { expect, test } from 'vitest'
import type { LoadSlot } from '../domain/load.ts'
import type { Target } from '../domain/objectives.ts'
import { seededRandom } from '../load/seededRandom.ts'
import { aCell, aSlot } from '../testing/aSlot.ts'
import { plainLatency } from '../testing/plainLatency.ts'
import { type WindowFigure, WindowJudge, windowMsOf } from './windowJudge.ts'

const ms = (latency: number, count: number) => aCell({ us: Array.from({ length: count }, () => latency * 1000 - 10) })
const failed = (count: number) => aCell({ outcome: 'http503', us: Array.from({ length: count }, () => 1) })

/** Ten requests a second; second 3 is slow, and in 4 half of them fail. */
const slots: readonly LoadSlot[] = [
  aSlot(0, [ms(10, 10)]),
  aSlot(1, [ms(20, 10)]),
  aSlot(2, [ms(30, 10)]),
  aSlot(3, [ms(500, 4)]),
  aSlot(4, [ms(20, 5), failed(5)]),
  aSlot(5, [ms(10, 10)]),
]

function judge(target: Partial<Target>, of: readonly LoadSlot[] = slots, endMs = 6000) {
  const whole = { name: 'one', metric: 'p50Ms' as const, over: '2s', ...target }
  const one = new WindowJudge(whole, windowMsOf(whole) ?? 0, endMs, plainLatency)
  const missed = of.flatMap((slot) => one.add(slot) ?? [])
  return { worst: one.worst, missed }
}

const seconds = (from: number, to: number): WindowFigure['window'] => ({ fromMs: from * 1000, toMs: to * 1000 })

test.each<[name: string, target: Partial<Target>, worst: WindowFigure | undefined]>([
  // Of 4 × 500 ms and 5 × 20 ms: merged, neither averaged nor the worse of two.
  ['a percentile of the merged window', { below: 1000 }, { measured: 30, window: seconds(2, 4) }],
  ['a high percentile', { metric: 'p99Ms', below: 1000 }, { measured: 500, window: seconds(2, 4) }],
  ['errors', { metric: 'errorRate', below: 1 }, { measured: 5 / 14, window: seconds(3, 5) }],
  ['too few requests', { metric: 'throughputPerS', above: 1 }, { measured: 7, window: seconds(2, 4) }],
  ['too few good ones', { metric: 'goodputPerS', above: 1 }, { measured: 4.5, window: seconds(3, 5) }],
  ['one second', { over: '1s', metric: 'maxMs', below: 1000 }, { measured: 500, window: seconds(3, 4) }],
  ['a window longer than the run', { over: '1m', below: 1000 }, undefined],
  ['an endpoint that was never asked for', { endpoint: 'gone', below: 1000 }, undefined],
])('%s', (_name, target, worst) => {
  expect(judge(target).worst).toEqual(worst)
})

test('every window that misses is told at its end', () => {
  const { missed } = judge({ metric: 'errorRate', below: 0.3 })
  expect(missed.map(({ window }) => window)).toEqual([seconds(3, 5)])
  expect(judge({ metric: 'throughputPerS', above: 9 }).missed.map(({ measured }) => measured)).toEqual([7, 7])
})

test('later windows that miss by less are told, too; one that does not miss is not', () => {
  const each = (latencies: readonly number[]) => latencies.map((latency, second) => aSlot(second, [ms(latency, 4)]))
  const { missed, worst } = judge({ over: '1s', below: 100 }, each([10, 900, 50, 100, 99, 300, 5]), 7000)
  expect(missed.map(({ measured }) => measured)).toEqual([900, 100, 300])
  expect(worst).toEqual({ measured: 900, window: seconds(1, 2) })
})

test('the very figures of merged histograms, whatever came before', () => {
  const random = seededRandom(7, 1)
  const many = Array.from({ length: 60 }, (_, second) =>
    aSlot(second, [aCell({ us: Array.from({ length: 8 }, () => Math.floor(random() * 100_000)) })]),
  )
  const figureAt = (from: number): number => {
    const own = many.slice(from, from + 5).flatMap(({ cells }) => cells.map(({ responseUs }) => responseUs ?? '[]'))
    const figures = plainLatency.figures(plainLatency.merge(own.map((one) => plainLatency.decode(one))))
    return (figures?.p95 ?? 0) / 1000
  }
  const highest = Math.max(...Array.from({ length: 56 }, (_, from) => figureAt(from)))
  const { worst } = judge({ metric: 'p95Ms', over: '5s', below: 99 }, many, 60_000)
  expect(worst?.measured).toBe(highest)
  expect(figureAt((worst?.window.fromMs ?? 0) / 1000)).toBe(highest)
})

test('no window over a gap, and none with the drain or the second that was cut off', () => {
  const gap = slots.filter(({ second }) => second !== 3)
  expect(judge({ metric: 'p99Ms', below: 25 }, gap).worst).toEqual({ measured: 30, window: seconds(1, 3) })
  expect(judge({ metric: 'errorRate', below: 1 }, slots, 4900).worst?.measured).toBe(0)
})
