import { expect, test } from 'vitest'
import { diagnosisSchema } from '../../domain/diagnosisSchema.ts'
import { diagnose } from './diagnose.ts'
import { anyRun, prefix } from './testing/anyRun.ts'
import { aRun } from './testing/aRun.ts'

const durationS = 60
const seeds = Array.from({ length: 40 }, (_, index) => index + 1)

test.each(seeds)('run %i: spans have neither gaps nor overlaps, marks are numbered in time order', (seed) => {
  const run = anyRun(seed)
  const told = diagnose(run)
  expect(diagnosisSchema.parse(JSON.parse(JSON.stringify(told)))).toEqual(JSON.parse(JSON.stringify(told)))
  const ends = told.lanes.map(({ spans }) => [spans[0]?.fromMs, spans.at(-1)?.toMs])
  expect(new Set(ends.map((end) => end.join())).size).toBe(1)
  for (const { spans } of told.lanes) {
    for (const [index, { state, fromMs, toMs }] of spans.entries()) {
      expect(toMs).toBeGreaterThan(fromMs)
      expect(spans[index + 1]?.fromMs ?? toMs).toBe(toMs)
      expect(spans[index + 1]?.state).not.toBe(state)
    }
  }
  expect(told.marks.map(({ number }) => number)).toEqual(told.marks.map((_, index) => index + 1))
  expect(told.marks.map(({ atMs }) => atMs)).toEqual(told.marks.map(({ atMs }) => atMs).toSorted((a, b) => a - b))
  expect(told.marks.length).toBeLessThanOrEqual(60)
})

test('the same records give the same diagnosis, in whatever order they are told', () => {
  const run = anyRun(7)
  const shuffled = {
    ...run,
    readings: run.readings.toReversed(),
    probes: run.probes.toReversed(),
    ticks: run.ticks.toReversed(),
  }
  expect(diagnose(run)).toEqual(diagnose(run))
  expect(diagnose(shuffled)).toEqual(diagnose(run))
})

test.each(seeds.slice(0, 12))('run %i while it is on: what was marked stays marked', (seed) => {
  const run = anyRun(seed)
  const told = diagnose(run)
  const all = new Set(told.marks.map(({ atMs, lane }) => `${atMs} ${lane}`))
  for (let untilMs = 0; untilMs <= durationS * 1000; untilMs += 1700) {
    const { marks, lanes } = diagnose(prefix(run, untilMs))
    expect(lanes.every(({ spans }) => spans.every(({ fromMs }) => fromMs <= untilMs))).toBe(true)
    for (const { atMs, lane } of marks) expect(all).toContain(`${atMs} ${lane}`)
  }
})

test('nothing is known yet', () => {
  const { manifest } = aRun()
  const nothing = {
    manifest,
    ticks: [],
    readings: [],
    hostReadings: [],
    probes: [],
    counters: [],
    logs: [],
    events: [],
  }
  expect(diagnose(nothing)).toMatchObject({ lanes: [], marks: [], phases: [], failovers: [] })
})
