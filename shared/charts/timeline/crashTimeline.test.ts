import { describe, expect, test } from 'vitest'
import type { Phase } from '../../domain/profile.ts'
import { aDiagnosis } from '../../testing/aDiagnosis.ts'
import { crashTimeline } from './crashTimeline.ts'
import { openingWindow, resized, windowAround, within } from './openingWindow.ts'
import type { TimelineSettings } from './timelineSettings.ts'

const diagnosis = aDiagnosis()
const phases: readonly Phase[] = [
  { index: 0, fromMs: 0, toMs: 180_000, usersFrom: 0, usersTo: 300 },
  { index: 1, fromMs: 180_000, toMs: 240_000, usersFrom: 300, usersTo: 700 },
  { index: 2, fromMs: 240_000, toMs: 300_000, usersFrom: 700, usersTo: 700 },
]
const words: TimelineSettings['words'] = {
  timeText: (ms) => `${Math.round(ms / 1000)}`,
  laneName: ({ lane }) => lane,
  stateName: (state) => state,
  lasted: (state, ms) => `${state} for ${Math.round(ms / 1000)}`,
  span: (name, state) => `${name} ${state}`,
  exit: (code) => `exit ${code}`,
  load: ({ usersTo }) => `${usersTo} users`,
  drain: 'drain',
  markName: ({ sign }) => sign,
}
const whole = { fromMs: 0, toMs: 315_000 }
const drawn = (settings: Partial<TimelineSettings> = {}) =>
  crashTimeline(diagnosis, { widthPx: 900, lanePx: 37, phases, window: whole, words, ...settings })

test('the worse a state, the taller its band, about the middle of its lane', () => {
  const [clients] = drawn().lanes
  const heights = Object.fromEntries((clients?.bands ?? []).map(({ state, height }) => [state, height]))
  expect(heights).toEqual({ healthy: 3, degraded: 9, unresponsive: 14, down: 18, notKnown: 1 })
  for (const { y, height } of clients?.bands ?? []) expect(y + height / 2).toBe(clients?.y)
})

test('lanes go from the clients down to the generator, each with its worst state', () => {
  const { lanes } = crashTimeline(
    { ...diagnosis, lanes: diagnosis.lanes.toReversed() },
    { widthPx: 900, lanePx: 37, phases, window: whole, words },
  )
  expect(lanes.map(({ lane, worst }) => `${lane} ${worst}`)).toEqual([
    'clients down',
    'lb down',
    'api-2 down',
    'api-1 healthy',
    'db degraded',
    'generator healthy',
  ])
})

describe('a word stands in a band that has room, the longest that fits', () => {
  const wordOf = (widthPx: number) =>
    drawn({ widthPx, window: { fromMs: 260_000, toMs: 300_000 } })
      .lanes.find(({ lane }) => lane === 'api-2')
      ?.bands.find(({ state }) => state === 'down')?.word
  test.each([
    [900, 'down for 11, exit 137'],
    [500, 'down for 11'],
    [300, 'down'],
    [180, undefined],
  ])('%i px: %s', (widthPx, word) => {
    expect(wordOf(widthPx)).toBe(word)
  })
})

test('boxes of one lane never lie over each other, and their stems still end at their moments', () => {
  const { marks, frame } = drawn()
  const ownLane = marks.filter(({ y }) => y === marks.find(({ number }) => number === 7)?.y)
  expect(ownLane.map(({ number }) => number)).toEqual([7, 8, 9])
  ownLane.slice(1).forEach((mark, at) => {
    const before = ownLane[at]
    expect(mark.x - mark.width / 2).toBeGreaterThan((before?.x ?? 0) + (before?.width ?? 0) / 2)
  })
  for (const { stem, atMs } of marks) expect(stem).toContain(`L${frame.x(atMs)} `)
})

test('marks outside the window are not drawn', () => {
  expect(drawn({ window: { fromMs: 235_000, toMs: 250_000 } }).marks.map(({ number }) => number)).toEqual([4, 5, 6])
})

test('the stair joins the marks of a finding that are seen, in the order in which it spread', () => {
  expect(drawn({ spread: [3, 4, 5] }).stair?.numbers).toEqual([3, 4, 5])
  expect(drawn({ spread: [3, 4, 5], window: { fromMs: 235_000, toMs: 315_000 } }).stair?.numbers).toEqual([4, 5])
  expect(drawn({ spread: [4] }).stair).toBeUndefined()
  expect(drawn().stair).toBeUndefined()
})

test('the cursor is the selected mark’s, or the moment that is looked at; ticks give way to its flag', () => {
  expect(drawn({ selected: 4 }).cursor?.text).toBe('239')
  const { cursor, ticks } = drawn({ selected: 4, atMs: 60_000 })
  expect(cursor?.text).toBe('60')
  expect(ticks.map(({ text }) => text)).not.toContain('60')
  expect(drawn({ atMs: 10_000, window: { fromMs: 100_000, toMs: 200_000 } }).cursor).toBeUndefined()
})

describe('the window', () => {
  test('opens a tenth before the first symptom, and on the whole run without one', () => {
    expect(openingWindow({ firstSymptomMs: 215_000 }, 315_000)).toEqual({ fromMs: 205_000, toMs: 315_000 })
    expect(openingWindow({ firstSymptomMs: 400 }, 315_000)).toEqual({ fromMs: 0, toMs: 315_000 })
    expect(openingWindow({}, 315_000)).toEqual(whole)
  })

  test.each([
    ['moved past the end', within({ fromMs: 300_000, toMs: 340_000 }, 315_000), [275_000, 315_000]],
    ['moved before the start', within({ fromMs: -5000, toMs: 20_000 }, 315_000), [0, 25_000]],
    ['an edge past the other', resized({ fromMs: 10_000, toMs: 20_000 }, 'fromMs', 40_000, 315_000), [18_000, 20_000]],
    ['an edge past the end', resized({ fromMs: 10_000, toMs: 20_000 }, 'toMs', 999_000, 315_000), [10_000, 315_000]],
    ['a mark within', windowAround({ fromMs: 10_000, toMs: 20_000 }, 15_000, 315_000), [10_000, 20_000]],
    ['a mark elsewhere', windowAround({ fromMs: 10_000, toMs: 20_000 }, 100_000, 315_000), [98_000, 108_000]],
  ] as const)('%s', (_, { fromMs, toMs }, expected) => {
    expect([fromMs, toMs]).toEqual(expected)
  })
})
