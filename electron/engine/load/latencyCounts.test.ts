import { build, type JsHistogram } from 'hdr-histogram-js'
import { expect, test } from 'vitest'
import { createEncoder } from './createEncoder.ts'
import { LatencyCounts, valueOfCell } from './latencyCounts.ts'
import { decode } from './mergeEncoded.ts'

const samples = [
  0,
  1,
  2,
  2047,
  2048,
  2049,
  4095,
  4096,
  65_535,
  1_000_000,
  10_000_001,
  120_000_000,
  2 ** 31,
  2 ** 32 - 1,
]

test.each(samples)('%d µs falls into the same cell as in an HDR histogram', (us) => {
  const reference = build({ highestTrackableValue: 2 ** 32 - 1, numberOfSignificantValueDigits: 3 }) as JsHistogram
  const counts = new LatencyCounts()
  counts.record(us)
  const [cell = -1, count] = counts.take()
  expect({ cell, count }).toEqual({ cell: reference.countsArrayIndex(us), count: 1 })
  expect(valueOfCell(cell)).toBe(reference.lowestEquivalentValue(us))
})

test('taking gives everything once and begins again', () => {
  const counts = new LatencyCounts()
  for (const us of [5, 7, 5]) counts.record(us)
  expect([...counts.take()]).toEqual([5, 2, 7, 1])
  expect([...counts.take()]).toEqual([])
  counts.record(7)
  counts.addSparse(new Uint32Array([7, 4, 9, 1]))
  expect([...counts.take()]).toEqual([7, 5, 9, 1])
})

test('values outside the range are kept at its ends, not lost', () => {
  const counts = new LatencyCounts()
  counts.record(-3)
  counts.record(2 ** 40)
  expect([...counts.take()].filter((_, at) => at % 2 === 1)).toEqual([1, 1])
})

test('encoding keeps every count, and an encoder starts from zero each time', () => {
  const encode = createEncoder()
  const once = (us: number, times: number) => {
    const counts = new LatencyCounts()
    for (let time = 0; time < times; time++) counts.record(us)
    return counts.take()
  }
  encode([once(1, 9)])
  const sparse = decode(encode([once(100, 3), once(100, 2), once(119_999_999, 1)]))
  expect([...sparse.slice(0, 2)]).toEqual([100, 5])
  expect(Math.abs(valueOfCell(sparse[2]!) / 119_999_999 - 1)).toBeLessThan(0.001)
  expect([...sparse.slice(3)]).toEqual([1])
})
