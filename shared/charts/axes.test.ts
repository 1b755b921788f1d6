import { expect, test } from 'vitest'
import { latencyScale, linearScale, shareOfScale } from './axisScale.ts'
import { pushedApart } from './endLetters.ts'
import { configurationLetter, configurationLine, containerLine } from './lineStyle.ts'
import { timeTicks } from './timeTicks.ts'

test.each<[highest: number, least: number, max: number]>([
  [0, 10, 10],
  [11, 10, 20],
  [301, 10, 400],
  [400, 10, 400],
  [401, 10, 800],
  [801, 10, 1000],
  [104, 100, 200],
  [0.3, 1, 1],
])('to %d, at least %d: axis to %d', (highest, least, max) => {
  expect(linearScale(highest, least)).toEqual({ kind: 'linear', min: 0, max, ticks: [0, max / 2, max] })
})

test.each<[lowest: number, highest: number, ticks: number[]]>([
  [20, 800, [10, 100, 1000]],
  [1.4, 1001, [1, 10, 100, 1000, 10_000]],
  [Number.POSITIVE_INFINITY, 0, [10, 100, 1000]],
  [12, 10_000, [10, 100, 1000, 10_000]],
])('latency from %d to %d ms', (lowest, highest, ticks) => {
  expect(latencyScale(lowest, highest).ticks).toEqual(ticks)
})

test('a value below or above an axis stays on its edge', () => {
  const latency = latencyScale(10, 1000)
  expect([1, 10, 100, 1000, 9000].map((ms) => shareOfScale(latency, ms))).toEqual([0, 0, 0.5, 1, 1])
})

test.each<[endMs: number, widthPx: number, ticks: number[]]>([
  [300_000, 474, [0, 60, 120, 180, 240, 300]],
  [60_000, 474, [0, 10, 20, 30, 40, 50, 60]],
  [96_000, 474, [0, 10, 20, 30, 40, 50, 60, 70, 80, 90]],
  [4000, 474, [0, 1, 2, 3, 4]],
])('time axis of %d ms in %d px', (endMs, widthPx, ticks) => {
  expect(timeTicks(endMs, widthPx).map((ms) => ms / 1000)).toEqual(ticks)
})

test('letters keep 13 px from each other, in their order, within the plot', () => {
  expect(pushedApart([50, 52, 20], 2, 100)).toEqual([50, 63, 20])
  expect(pushedApart([99, 100, 98], 2, 100)).toEqual([87, 100, 74])
})

test('letters and lines of configurations and containers', () => {
  expect([0, 1, 25, 26, 27].map(configurationLetter)).toEqual(['A', 'B', 'Z', 'AA', 'AB'])
  const lines = Array.from({ length: 8 }, (_, index) => JSON.stringify(configurationLine(index)))
  expect(new Set(lines).size).toBe(8)
  expect(new Set([0, 1, 2, 3].map((sibling) => String(containerLine('api', sibling).dash))).size).toBe(4)
})
