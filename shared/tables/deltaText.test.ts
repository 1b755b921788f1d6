import { expect, test } from 'vitest'
import { figureRows } from '../text/report/figureRows.ts'
import { reportTexts } from '../text/report/reportTexts.ts'
import { deltaKind, deltaText } from './deltaText.ts'

const texts = reportTexts('en', 'UTC')
const figureOf = (name: string) => {
  const figure = figureRows.find((one) => one.name === name)
  if (figure === undefined) throw new Error(name)
  return figure
}

test.each<[figure: string, absolute: number, kind: string]>([
  ['goodputPerS', 10, 'better'],
  ['goodputPerS', -10, 'worse'],
  ['throughputPerS', 10, 'better'],
  ['meanUs', -1, 'better'],
  ['p50Us', -1, 'better'],
  ['p95Us', -1, 'better'],
  ['p95Us', 1, 'worse'],
  ['p99Us', -1, 'better'],
  ['maxUs', -1, 'better'],
  ['errorRate', 0.1, 'worse'],
  ['errorRate', -0.1, 'better'],
  ['cacheRatio', 0.1, 'better'],
  // More requests follow from the plan, more CPU from more work: neither way is better by itself.
  ['requests', 100, 'unknown'],
  ['cpuPeakPercent', 30, 'unknown'],
  ['memoryPeakBytes', -1e6, 'unknown'],
  ['load1Max', 1, 'unknown'],
])('%s that changed by %d is %s', (name, absolute, kind) => {
  expect(deltaKind(figureOf(name), { absolute, overlaps: false }, 3)).toBe(kind)
})

const spread = (runs: number) => ({ median: 1, min: 1, max: 1, runs })

test.each<{
  name: string
  figure: string
  delta: { absolute: number; relative?: number; overlaps: boolean } | undefined
  runs: number
  text: string
}>([
  {
    name: 'better',
    figure: 'p95Us',
    delta: { absolute: -5, relative: -0.123, overlaps: false },
    runs: 3,
    text: '▸ −12 %',
  },
  {
    name: 'noise',
    figure: 'p95Us',
    delta: { absolute: -5, relative: -0.123, overlaps: true },
    runs: 3,
    text: '≈ −12 %',
  },
  {
    name: 'one run each',
    figure: 'p95Us',
    delta: { absolute: -5, relative: -0.123, overlaps: true },
    runs: 1,
    text: '−12 %',
  },
  {
    name: 'points',
    figure: 'errorRate',
    delta: { absolute: -0.071, relative: -0.2, overlaps: false },
    runs: 2,
    text: '▸ −7.1 pt',
  },
  {
    name: 'from nothing, a share',
    figure: 'errorRate',
    delta: { absolute: 0.5, overlaps: false },
    runs: 2,
    text: '◂ +50.0 pt',
  },
  { name: 'from nothing', figure: 'p95Us', delta: { absolute: 5, overlaps: false }, runs: 2, text: '' },
  {
    name: 'too little to be read',
    figure: 'p95Us',
    delta: { absolute: -1, relative: -0.002, overlaps: true },
    runs: 2,
    text: '≈ 0 %',
  },
  {
    name: 'many times',
    figure: 'p95Us',
    delta: { absolute: 5, relative: 685.7, overlaps: false },
    runs: 2,
    text: '◂ × 687',
  },
  { name: 'not measured', figure: 'p95Us', delta: undefined, runs: 2, text: '' },
])('$name', ({ figure, delta, runs, text }) => {
  const deltas = delta === undefined ? {} : { [figure]: delta }
  const row = { figures: { [figure]: spread(runs) } }
  expect(deltaText(figureOf(figure), deltas, row, texts).replaceAll('\u00a0', ' ')).toBe(text)
})
