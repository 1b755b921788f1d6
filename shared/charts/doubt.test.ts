import { expect, test } from 'vitest'
import type { Tick } from '../domain/tick.ts'
import { lightTheme } from './chartTheme.ts'
import { doubtSpans } from './doubtSpans.ts'
import { doubtWave } from './doubtWave.ts'
import { loadPoints } from './loadPoints.ts'
import { layOut, type StackFrame } from './stackChart.ts'
import { aTick } from './testing/aTick.ts'

const late = { kind: 'suspect', reasons: ['sendLag'] } as const
const stalled = { kind: 'invalid', reasons: ['sendLag', 'loopDelay'] } as const
const doubted = (...doubts: (Tick['doubt'] | undefined)[]) =>
  doubts.map((doubt, second) => aTick(second, { ok: second + 1, ...(doubt && { doubt }) }))

test('seconds in a row that are in doubt alike are one stretch', () => {
  const ticks = doubted(undefined, late, late, stalled, undefined, late)
  expect(doubtSpans(ticks.toReversed())).toEqual([
    { fromMs: 1000, toMs: 3000, ...late },
    { fromMs: 3000, toMs: 4000, ...stalled },
    { fromMs: 5000, toMs: 6000, ...late },
  ])
  expect(doubtSpans(doubted(undefined, undefined))).toEqual([])
})

test('a suspect second is drawn, an invalid one is missing', () => {
  const points = loadPoints(doubted(undefined, late, stalled, undefined), ({ total }) => total.ok)
  expect(points.map(([, value]) => value)).toEqual([1, 2, null, 4])
})

const frame: StackFrame = {
  widthPx: 648,
  leftPx: 42,
  rightPx: 6,
  endMs: 60_000,
  phases: [],
  hasRuler: true,
  marks: [],
  noData: '',
  timeText: String,
  doubts: doubtSpans(doubted(undefined, late, stalled, undefined)),
}

test('the wave lies in the ruler over the suspect seconds only, and a single second can be seen', () => {
  const layout = layOut([], frame)
  const { grid, series } = doubtWave(frame, layout, lightTheme, 2)
  expect(grid.top + grid.height).toBeLessThan(layout.rulerPx)
  const data = series.data as readonly (readonly [number, number | null])[]
  const times = data.map(([atMs]) => atMs)
  // 10 px a second here: less than two waves.
  expect([Math.min(...times), Math.max(...times)]).toEqual([1000, 2400])
  expect(data.at(-1)?.[1]).toBeNull()
})

test('in the last second of an hour it stays within the axis', () => {
  const hour = { ...frame, endMs: 3_600_000, doubts: [{ fromMs: 3_599_000, toMs: 3_600_000, ...late }] }
  const { series } = doubtWave(hour, layOut([], hour), lightTheme, 2)
  const times = (series.data as readonly (readonly [number, unknown])[]).map(([atMs]) => atMs)
  expect(Math.max(...times)).toBe(3_600_000)
})
