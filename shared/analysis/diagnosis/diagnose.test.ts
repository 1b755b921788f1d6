import { expect, test } from 'vitest'
import type { LogSign } from '../../domain/counters.ts'
import { diagnosisSchema } from '../../domain/diagnosisSchema.ts'
import type { RunEventBody } from '../../domain/events.ts'
import type { ProbeReading } from '../../domain/reading.ts'
import { seededRandom } from '../../load/seededRandom.ts'
import { diagnose } from './diagnose.ts'
import type { DiagnosisInputs } from './known.ts'
import { aRun, happened, readingsOf, ticksOf } from './testing/aRun.ts'

const durationS = 60
const names = ['api-1', 'api-2', 'lb', 'db']

/** A run in which anything may happen at any moment. */
function anyRun(seed: number): DiagnosisInputs {
  const random = seededRandom(seed, 0)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const atMs = () => Math.round(random() * durationS * 1000)
  const some = <T>(most: number, make: () => T) => Array.from({ length: Math.floor(random() * most) }, make)
  const body = (): RunEventBody =>
    random() < 0.3
      ? {
          kind: 'fault',
          what: pick(['begun', 'over'] as const),
          fault: {
            atMs: 5000,
            action: { kind: pick(['kill', 'stop', 'pause', 'cut'] as const), container: pick(names) },
          },
        }
      : {
          kind: 'component',
          container: pick(names),
          what: pick(['died', 'restarted', 'oom', 'paused', 'unpaused'] as const),
          ...(random() < 0.5 && { exitCode: pick([0, 1, 137]) }),
        }
  const runs = (letters: string) =>
    Array.from({ length: durationS }, () => pick([...letters]).repeat(1 + Math.floor(random() * 6)))
      .join('')
      .slice(0, durationS)
  return aRun(
    {
      ticks: ticksOf(runs('ooosexw- ')),
      readings: names
        .flatMap((name) =>
          readingsOf(name, durationS, () => ({
            cpuOfLimitPercent: random() * 110,
            memoryOfLimitPercent: random() * 100,
          })),
        )
        .filter(() => random() < 0.9),
      probes: aRun({}, durationS)
        .probes.filter(() => random() < 0.95)
        .map((probe) =>
          random() < 0.8 ? probe : pick([{ ...probe, outcome: 'http503', status: 503 }, unanswered(probe)]),
        ),
      counters: some(40, () => ({
        atMs: atMs(),
        container: pick(names),
        source: 'kernel' as const,
        values: { oomKillsTotal: Math.floor(random() * 2), openFiles: 100 * random() },
      })).toSorted((a, b) => a.atMs - b.atMs),
      logs: some(40, () => ({
        atMs: atMs(),
        container: pick(names),
        sign: pick<LogSign>(['outOfMemory', 'connectionsExhausted', 'upstreamTimedOut']),
        count: 3,
        line: 'a line',
      })).toSorted((a, b) => a.atMs - b.atMs),
      events: happened(durationS * 1000, ...some(12, (): [number, RunEventBody] => [atMs(), body()])),
    },
    durationS,
  )
}

function unanswered({ atMs, probe, container }: ProbeReading): ProbeReading {
  return { atMs, probe, container, outcome: 'refused' }
}

/** What was known at a moment, while the run was on. */
function prefix(run: DiagnosisInputs, untilMs: number): DiagnosisInputs {
  const known = <T extends { readonly atMs?: number }>(rows: readonly T[]) =>
    rows.filter(({ atMs = 0 }) => atMs <= untilMs)
  return {
    ...run,
    ticks: run.ticks.filter(({ second }) => (second + 1) * 1000 <= untilMs),
    readings: known(run.readings),
    probes: known(run.probes),
    counters: known(run.counters),
    logs: known(run.logs),
    events: known(run.events),
  }
}

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
