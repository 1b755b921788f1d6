import { expect, test } from 'vitest'
import type { LineReading } from '../domain/logLine.ts'
import { toPhases } from '../load/toPhases.ts'
import { linesStrip } from './linesStrip.ts'

const at = (second: number, container: string, one: LineReading['class'], count: number): LineReading => ({
  atMs: second * 1000 + 120,
  container,
  class: one,
  count,
  line: 'x',
})
const settings = {
  widthPx: 700,
  phases: toPhases([
    { durationMs: 30_000, users: 100 },
    { durationMs: 30_000, users: 100 },
  ]),
  endMs: 60_000,
  containers: ['lb', 'api-1', 'db'],
}

test('a lane for each container that wrote any, in their order; bars stand on it and fill it at most', () => {
  const strip = linesStrip(
    [at(10, 'db', 'error', 6518), at(40, 'api-1', 'warn', 1), at(-1, 'lb', 'error', 9)],
    settings,
  )
  expect(strip.lanes.map(({ container }) => container)).toEqual(['api-1', 'db'])
  expect(strip.most).toBe(6518)
  const [warn, error] = strip.lanes.map(({ bars }) => bars[0])
  expect(error?.x).toBe(strip.x(10_000))
  // One line can be seen beside thousands.
  expect(warn?.height).toBeGreaterThanOrEqual(3)
  expect(error?.height).toBeGreaterThan((warn?.height ?? 0) * 5)
  for (const { baseY, bars } of strip.lanes) {
    for (const { y, height } of bars) expect(y + height).toBeCloseTo(baseY)
  }
})

test('classes of one second lie on each other in their shares', () => {
  const [lane] = linesStrip([at(5, 'db', 'warn', 30), at(5, 'db', 'error', 10)], settings).lanes
  expect(lane?.bars.map((one) => one.class)).toEqual(['error', 'warn'])
  const [error, warn] = lane?.bars ?? []
  expect((warn?.height ?? 0) / (error?.height ?? 1)).toBeCloseTo(3)
  expect(lane?.counts).toEqual({ error: 10, slow: 0, warn: 30 })
})

test('an hour has no bar narrower than it can be seen, and counts every line', () => {
  const lines = Array.from({ length: 3600 }, (_, second) => at(second, 'db', 'slow', 2))
  const strip = linesStrip(lines, {
    ...settings,
    endMs: 3_600_000,
    phases: toPhases([{ durationMs: 3_600_000, users: 1 }]),
  })
  const [lane] = strip.lanes
  expect(lane?.bars.length).toBeLessThan(strip.widthPx / 3)
  expect(lane?.counts.slow).toBe(7200)
  expect(strip.most).toBe(2)
})

test('without a line there is no lane', () => {
  expect(linesStrip([], settings)).toMatchObject({ lanes: [], most: 0 })
})
