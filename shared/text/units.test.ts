import { describe, expect, test } from 'vitest'
import {
  bytesText,
  countText,
  cpuText,
  durationText,
  latencyText,
  percentText,
  rateText,
  runTimeText,
} from './units.ts'

/** As it looks: the special spaces are checked once, below. */
const seen = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

test('figure and unit, and groups of digits, never come apart at the end of a line', () => {
  expect(latencyText(340_000)).toBe('340\u00a0ms')
  expect(countText(76_319)).toBe('76\u202f319')
})

describe.each<{ of: string; text: (value: number) => string; rows: [value: number, text: string][] }>([
  {
    of: 'latency',
    text: latencyText,
    rows: [
      [0, '0 µs'],
      [85, '85 µs'],
      [999.4, '999 µs'],
      [999.6, '1.0 ms'],
      [3_440, '3.4 ms'],
      [9_960, '10 ms'],
      [340_000, '340 ms'],
      [999_400, '999 ms'],
      [999_600, '1.0 s'],
      [1_240_000, '1.2 s'],
      [60_000_000, '60 s'],
    ],
  },
  {
    of: 'bytes',
    text: bytesText,
    rows: [
      [0, '0 B'],
      [1023, '1023 B'],
      [1536, '1.5 KiB'],
      [356_515_840, '340 MiB'],
      [1_073_741_823, '1.0 GiB'],
      [1_288_490_189, '1.2 GiB'],
      [2 ** 51, '2 048 TiB'],
    ],
  },
  {
    of: 'a part',
    text: percentText,
    rows: [
      [0, '0.00 %'],
      [0.00001, '< 0.01 %'],
      [0.0001, '0.01 %'],
      [0.3708, '37.08 %'],
      [0.99999, '> 99.99 %'],
      [1, '100.00 %'],
    ],
  },
  {
    of: 'a part, whole',
    text: (part) => percentText(part, 0),
    rows: [
      [0.5, '50 %'],
      [0.001, '< 1 %'],
      [0.999, '> 99 %'],
    ],
  },
  {
    of: 'CPU',
    text: cpuText,
    rows: [
      [99.6, '100 %'],
      [1250, '1 250 %'],
    ],
  },
  {
    of: 'a count',
    text: countText,
    rows: [
      [0, '0'],
      [999, '999'],
      [1000, '1 000'],
      [76_319, '76 319'],
      [1_234_567, '1 234 567'],
      [-1234, '−1 234'],
    ],
  },
  {
    of: 'a rate',
    text: rateText,
    rows: [
      [0, '0.0 req/s'],
      [4.4, '4.4 req/s'],
      [84.6, '85 req/s'],
      [139_000, '139 000 req/s'],
    ],
  },
  {
    of: 'a duration',
    text: durationText,
    rows: [
      [0, '0 ms'],
      [250, '250 ms'],
      [999.7, '1 s'],
      [4_200, '4.2 s'],
      [45_000, '45 s'],
      [59_700, '1 min'],
      [270_000, '4 min 30 s'],
      [3_599_400, '59 min 59 s'],
      [3_600_000, '1 h'],
      [3_900_000, '1 h 5 min'],
      [7_199_000, '2 h'],
    ],
  },
  {
    of: 'a moment of a run',
    text: runTimeText,
    rows: [
      [0, '0:00'],
      [-300, '0:00'],
      [-12_000, '−0:12'],
      [245_900, '4:05'],
      [3_660_000, '61:00'],
    ],
  },
])('$of', ({ text, rows }) => {
  test.each(rows)('%d reads %s', (value, expected) => {
    expect(seen(text(value))).toBe(expected)
  })
})

describe('in French', () => {
  test.each<[text: string, expected: string]>([
    [latencyText(3_440, 'fr'), '3,4 ms'],
    [latencyText(1_240_000, 'fr'), '1,2 s'],
    [latencyText(85, 'fr'), '85 µs'],
    [bytesText(512, 'fr'), '512 o'],
    [bytesText(1536, 'fr'), '1,5 Kio'],
    [bytesText(356_515_840, 'fr'), '340 Mio'],
    [bytesText(1_288_490_189, 'fr'), '1,2 Gio'],
    [bytesText(2 ** 51, 'fr'), '2 048 Tio'],
    [percentText(0.3708, 2, 'fr'), '37,08 %'],
    [percentText(0.00001, 2, 'fr'), '< 0,01 %'],
    [percentText(0.99999, 2, 'fr'), '> 99,99 %'],
    [percentText(0.5, 0, 'fr'), '50 %'],
    [rateText(4.4, 'fr'), '4,4 req/s'],
    [rateText(139_000, 'fr'), '139 000 req/s'],
    [durationText(4_200, 'fr'), '4,2 s'],
    [durationText(4_000, 'fr'), '4 s'],
    [durationText(270_000, 'fr'), '4 min 30 s'],
  ])('%s', (text, expected) => {
    expect(seen(text)).toBe(expected)
  })
})
