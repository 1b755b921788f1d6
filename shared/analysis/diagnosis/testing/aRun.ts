import type { RunEvent, RunEventBody } from '../../../domain/events.ts'
import { isFailure, type Outcome } from '../../../domain/outcome.ts'
import type { Reading } from '../../../domain/reading.ts'
import type { Tick, TickFigures } from '../../../domain/tick.ts'
import { aManifest, closedProfile } from '../../../testing/aManifest.ts'
import { aReading, probesOf } from '../../../testing/aReading.ts'
import { eventsOf } from '../../../testing/eventsOf.ts'
import type { DiagnosisInputs } from '../known.ts'

/** What came of the requests of one second. */
export interface SecondOf {
  readonly outcomes?: Readonly<Partial<Record<Outcome, number>>>
  readonly p95Ms?: number
  readonly started?: number
  readonly users?: number
  /** ok answers by instance; without it api-1 and api-2 share them. */
  readonly instances?: Readonly<Record<string, number>>
}

export function aTick(second: number, of: SecondOf = {}): Tick {
  const { outcomes = { ok: 100 }, p95Ms = 20, users = 100 } = of
  const counts = Object.entries(outcomes) as [Outcome, number][]
  const ok = outcomes.ok ?? 0
  const failed = counts.reduce((sum, [outcome, count]) => sum + (isFailure(outcome) ? count : 0), 0)
  const instances = of.instances ?? { 'api-1': Math.ceil(ok / 2), 'api-2': Math.floor(ok / 2) }
  return {
    second,
    users,
    started: of.started ?? ok + failed,
    total: { ...figuresOf(ok, failed, p95Ms), aborted: 0, bytes: 0, cacheHits: 0, cacheMisses: 0 },
    endpoints: {},
    instances: Object.fromEntries(
      Object.entries(instances).flatMap(([name, own]) => (own === 0 ? [] : [[name, figuresOf(own, 0, p95Ms)]])),
    ),
    outcomes,
    sendLagUs: { p99: 100, max: 200 },
    generatorCpuPercent: 10,
  }
}

function figuresOf(ok: number, failed: number, p95Ms: number): TickFigures {
  const us = p95Ms * 1000
  const latencyUs = { p50: us / 2, p95: us, p99: us, max: us }
  return { requests: ok + failed, ok, failed, ...(ok > 0 && { latencyUs }) }
}

/** A letter a second: `o` good, `s` slow, `e` errors, `x` nothing but errors, `w` all wait, `-` nobody asks, ` ` lost. */
export function ticksOf(written: string): Tick[] {
  const of: Readonly<Record<string, SecondOf>> = {
    o: {},
    s: { p95Ms: 2500 },
    e: { outcomes: { ok: 95, http502: 5 } },
    x: { outcomes: { http502: 100 } },
    w: { outcomes: {}, started: 1 },
    '-': { outcomes: {}, started: 0 },
  }
  return [...written].flatMap((letter, second) => {
    const one = of[letter]
    return one === undefined ? [] : [aTick(second, one)]
  })
}

/** State changes of a run that measured for so long, and what happened besides. */
export function happened(measuredMs: number, ...changes: readonly [atMs: number, body: RunEventBody][]): RunEvent[] {
  const states: [number, RunEventBody][] = [
    [-500, { kind: 'state', at: 'warming' }],
    [0, { kind: 'state', at: 'measuring' }],
    [measuredMs, { kind: 'state', at: 'draining' }],
    [measuredMs + 1000, { kind: 'state', at: 'collecting' }],
  ]
  return eventsOf(...[...states, ...changes].toSorted(([a], [b]) => a - b))
}

/** What nobody would look at twice: two instances behind a balancer on a database for thirty seconds, read and probed every second. */
export function aRun(changes: Partial<DiagnosisInputs> = {}, durationS = 30): DiagnosisInputs {
  const stages = [10, 10, durationS - 20].map((seconds) => ({ durationMs: seconds * 1000, users: 100 }))
  const base = aManifest()
  const manifest = {
    ...base,
    containers: [...base.containers, { name: 'db', service: 'db', role: 'database', image: 'palier/postgres:latest' }],
    profile: closedProfile(stages),
  }
  const well = 'o'.repeat(durationS)
  return {
    manifest,
    ticks: ticksOf(well),
    readings: manifest.containers.flatMap(({ name }) => readingsOf(name, durationS)),
    hostReadings: [],
    probes: [
      ...probesOf(well, { container: 'lb', probe: 'entry' }),
      ...['api-1', 'api-2'].flatMap((container) => probesOf(well, { container }, 200)),
      ...probesOf(well, { container: 'lb', probe: 'balancerKept' }, 400),
      ...probesOf(well, { container: 'lb', probe: 'balancerFresh' }, 600),
    ],
    counters: [],
    logs: [],
    events: happened(durationS * 1000),
    ...changes,
  }
}

/** A reading a second at a tenth of a core. */
export function readingsOf(
  container: string,
  seconds: number,
  of: (second: number) => Partial<Reading> = () => ({}),
): Reading[] {
  return Array.from({ length: seconds }, (_, second) =>
    aReading({ atMs: second * 1000 + 700, container, cpuPercent: 10, memoryBytes: 1e8, ...of(second) }),
  )
}
