import { expect, test } from 'vitest'
import { profileCurve } from './profileCurve.ts'

const stage = (seconds: number, users: number) => ({ durationMs: seconds * 1000, users })

/** Axes from 0 to 100 px and from 0 to 100 px. */
const curve = (...stages: { durationMs: number; users: number }[]) => profileCurve(stages, 156, 144)

test('ramps in the steps of the plan, a plateau, and the end of the last stage', () => {
  const { line, phases, left, right, top, bottom } = curve(stage(2, 2), stage(2, 2))
  expect({ left, right, top, bottom }).toEqual({ left: 38, right: 138, top: 22, bottom: 122 })
  expect(line).toBe('M38 122H63V72H88V22H138')
  expect(phases).toEqual([
    { index: 0, x: 38, width: 50, isPlateau: false, line: 'M38 122L88 22' },
    { index: 1, x: 88, width: 50, isPlateau: true, line: 'M88 22L138 22' },
  ])
})

test('thousands of steps are a short path that still arrives at the plateau', () => {
  const { line } = curve(stage(10, 8000), stage(10, 8000))
  expect(line.length).toBeLessThan(4000)
  expect(line).toMatch(/V22H138$/)
})

test('a jump is upright', () => {
  expect(curve(stage(0, 1), stage(4, 1)).line).toBe('M38 122H38V22H138')
  expect(curve(stage(2, 1), stage(0, 2), stage(2, 2)).line).toMatch(/H88V22H138$/)
})

test.each([
  [700, [0, 200, 400, 600, 800]],
  [150, [0, 50, 100, 150, 200]],
  [1, [0, 1]],
])('an axis for %i users has whole users on it', (users, ticks) => {
  expect(curve(stage(10, users)).levelTicks.map((tick) => tick.level)).toEqual(ticks)
})
