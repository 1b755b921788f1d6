import { expect, test } from 'vitest'
import type { RunEvent, RunEventBody } from '../../../shared/domain/events.ts'
import type { Phase } from '../../../shared/domain/profile.ts'
import type { Tick } from '../../../shared/domain/tick.ts'
import { plainProgress } from './plainProgress.ts'

const phases: readonly Phase[] = [
  { index: 0, fromMs: 0, toMs: 6_000, usersFrom: 0, usersTo: 20 },
  { index: 1, fromMs: 6_000, toMs: 80_000, usersFrom: 20, usersTo: 20 },
]

function tick(second: number): RunEventBody {
  const total = { requests: 10, ok: 9, failed: 1, aborted: 0, bytes: 0, cacheHits: 0, cacheMisses: 0 }
  const latencyUs = { p50: 1000, p95: 12_000, p99: 13_000, max: 14_000 }
  const rest = { endpoints: {}, instances: {}, outcomes: {}, sendLagUs: { p99: 0, max: 0 }, generatorCpuPercent: 1 }
  const whole: Tick = { second, users: 20, started: 10, total: { ...total, latencyUs }, ...rest }
  return { kind: 'tick', tick: whole }
}

/** The lines that these events leave behind, of a run called solo:baseline. */
function linesOf(...bodies: RunEventBody[]): string[] {
  const lines: string[] = []
  const progress = plainProgress(
    new Map([['r', 'solo:baseline']]),
    () => phases,
    (line) => lines.push(line),
  )
  bodies.forEach((body, index) => {
    progress.runEvent({ runId: 'r', seq: index + 1, elapsedMs: 0, ...body } as RunEvent)
  })
  return lines.map((line) => line.replaceAll(/[\u00a0\u202f]/g, ' '))
}

test('a line per state, none for the last, and the outcome', () => {
  const lines = linesOf(
    { kind: 'state', at: 'starting' },
    { kind: 'progress', subject: 'db', message: 'ready', done: 1, total: 2 },
    { kind: 'state', at: 'done' },
    { kind: 'ended', outcome: { kind: 'stopped', during: 'starting' }, leftBehind: ['container db (in use)'] },
  )
  expect(lines).toEqual([
    'solo:baseline: Starting containers',
    'solo:baseline: Stopped while starting containers',
    'solo:baseline: could not be removed: container db (in use)',
  ])
})

test('every five seconds of load where it stands, and no more of them while the last answers are waited for', () => {
  const seconds = Array.from({ length: 10 }, (_, second) => tick(second))
  const lines = linesOf({ kind: 'state', at: 'measuring' }, ...seconds, { kind: 'state', at: 'draining' }, tick(14))
  expect(lines).toEqual([
    'solo:baseline: Measuring',
    'solo:baseline: stage 1 of 2 · 20 users · 10 req/s · errors 10.00 % · P95 12 ms · 1 min 15 s left',
    'solo:baseline: stage 2 of 2 · 20 users · 10 req/s · errors 10.00 % · P95 12 ms · 1 min 10 s left',
    'solo:baseline: Waiting for the last answers',
  ])
})

test('deaths are told while there is load, not while containers are brought up; the line keeps them', () => {
  const died: RunEventBody = { kind: 'component', container: 'api-1', what: 'died', exitCode: 137 }
  const starting: RunEventBody = { kind: 'component', container: 'api-1', what: 'started' }
  const lines = linesOf(
    { kind: 'state', at: 'starting' },
    died,
    { kind: 'state', at: 'measuring' },
    died,
    starting,
    { kind: 'warning', message: { en: 'one core only', fr: 'un seul cœur' } },
    tick(4),
  )
  expect(lines).toEqual([
    'solo:baseline: Starting containers',
    'solo:baseline: Measuring',
    'solo:baseline: api-1 died',
    'solo:baseline: warning: one core only',
    'solo:baseline: stage 1 of 2 · 20 users · 10 req/s · errors 10.00 % · P95 12 ms · api-1 died · 1 min 15 s left',
  ])
})
