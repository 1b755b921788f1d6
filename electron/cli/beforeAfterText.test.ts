import { expect, test } from 'vitest'
import { aBeforeAfter } from '../../shared/testing/aBeforeAfter.ts'
import { beforeAfterText } from './beforeAfterText.ts'

const before = [
  { perS: 200, p99Ms: 800 },
  { perS: 210, p99Ms: 820 },
]
const after = [
  { perS: 260, p99Ms: 90 },
  { perS: 250, p99Ms: 95 },
]

test('a figure a row, ranges and noise below it, the note wrapped', () => {
  const lines = beforeAfterText(aBeforeAfter(before, after), 90)
    .replaceAll(/[\u00a0\u202f]/g, ' ')
    .split('\n')
  expect(lines[2]).toBe('Before and after')
  const place = lines.findIndex((line) => line.startsWith('P99, ms'))
  expect(lines.slice(place, place + 2).map((line) => line.split(/ {2,}/))).toEqual([
    ['P99, ms', '810 fail', '93 pass', '−718 (−89 %)', '< 100', '801 → < 100'],
    ['', '800 – 820', '90 – 95', 'beyond the noise'],
  ])
  const note = lines.slice(lines.findIndex((line) => line.startsWith('Median')))
  expect(note.every((line) => line.length <= 90)).toBe(true)
  expect(note.join(' ')).toContain('The study: not measured here')
})

test('without such a pair there is nothing to add', () => {
  const { beforeAfter: _, ...other } = aBeforeAfter(before, after)
  expect(beforeAfterText(other)).toBe('')
})
