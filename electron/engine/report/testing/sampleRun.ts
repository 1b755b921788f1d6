import { toResult } from '../../../../shared/analysis/toResult.ts'
import type { RunEvent, RunEventBody } from '../../../../shared/domain/events.ts'
import type { LineReading } from '../../../../shared/domain/logLine.ts'
import type { RunManifest } from '../../../../shared/domain/manifest.ts'
import type { HostReading, ProbeReading, Reading } from '../../../../shared/domain/reading.ts'
import type { RunResult } from '../../../../shared/domain/runResult.ts'
import { planDurationMs } from '../../../../shared/load/planDurationMs.ts'
import { toPhases } from '../../../../shared/load/toPhases.ts'
import { aDatabase } from '../../../../shared/testing/aDatabase.ts'
import { plainLatency } from '../../../../shared/testing/plainLatency.ts'
import type { ReportRun } from '../reportInput.ts'
import { type SampleSecond, sampleSeconds } from './sampleSeconds.ts'

/** How a made-up run went. */
export interface SampleFate {
  /** Requests per second beyond which it saturates. */
  readonly carriesPerS: number
  readonly baseUs: number
  readonly hitRatio?: number
  /** The second in which that container dies; nothing is answered from then on. */
  readonly dies?: { readonly second: number; readonly container: string; readonly outOfMemory: boolean }
  /** Seconds without any record. */
  readonly missing?: readonly [from: number, to: number]
  /** A person stopped it then. */
  readonly stoppedAtSecond?: number
  /** It never came to measuring. */
  readonly failed?: string
}

/** Everything of one run as the engine would have recorded it, with the figures made from it by the real analysis. */
export function sampleRun(
  base: RunManifest,
  fate: SampleFate,
  random: () => number,
): { result: RunResult; run: ReportRun } {
  const plannedMs = planDurationMs(base.profile.stages)
  const endMs =
    fate.failed !== undefined ? 0 : Math.min(plannedMs, (fate.stoppedAtSecond ?? Number.POSITIVE_INFINITY) * 1000)
  const manifest = { ...base, outcome: outcomeOf(fate) }
  const seconds = fate.failed === undefined ? sampleSeconds(manifest, fate, endMs, random) : []
  const kept = seconds.filter(({ tick }) => !isMissing(tick.second, fate))
  const readings = kept.flatMap((second) => readingsOf(second, manifest, fate, random))
  const idle = fate.failed === undefined ? [-3500, -2500, -1500, endMs + 2500, endMs + 3500] : []
  const idleReadings = idle.flatMap((atMs) =>
    manifest.containers
      .filter(({ name }) => atMs < 0 || name !== fate.dies?.container)
      .map(({ name, role }) => reading(name, atMs, 0.4 + random(), idleMiB(role) + (atMs > 0 ? 40 : 0))),
  )
  const probes = [...idle, ...kept.map(({ tick }) => tick.second * 1000 + 200)].flatMap((atMs) =>
    probesAt(atMs, manifest, fate, random),
  )
  const hostReadings = [...idle, ...kept.map(({ tick }) => tick.second * 1000 + 100)].map((atMs): HostReading => {
    const busy = kept.find(({ tick }) => tick.second === Math.floor(atMs / 1000))?.share ?? 0
    return { atMs, load1: 0.42 + busy * 5 + random() * 0.2, stackLoad1: busy * 3.2, source: 'engineHost' }
  })
  const events = eventsOf(manifest, fate, endMs)
  const slots = kept.map(({ slot }) => slot)
  const started = slots.reduce((sum, slot) => sum + slot.started, 0)
  const result = toResult({
    manifest,
    slots,
    ticks: kept.map(({ tick }) => tick),
    readings: [...idleReadings, ...readings].toSorted((a, b) => a.atMs - b.atMs),
    hostReadings: hostReadings.toSorted((a, b) => a.atMs - b.atMs),
    probes,
    counters: [],
    logs: [],
    events,
    facts: {
      ends: manifest.containers.map(({ name }) => {
        const isDead = name === fate.dies?.container
        return {
          container: name,
          running: !isDead,
          oomKilled: isDead && fate.dies?.outOfMemory === true,
          restarts: 0,
          ...(isDead && { exitCode: 137 }),
        }
      }),
      load: { planned: started, started, dropped: 0, stopMs: 180 },
      countedByInstances: {},
      ...(fate.failed === undefined && { database: aDatabase(manifest.configuration.variant.startsWith('tuned')) }),
    },
    latency: plainLatency,
  })
  return { result, run: toReportRun(manifest, result, kept, [...idleReadings, ...readings], hostReadings, probes) }
}

function toReportRun(
  manifest: RunManifest,
  result: RunResult,
  seconds: readonly SampleSecond[],
  readings: readonly Reading[],
  hostReadings: readonly HostReading[],
  probes: readonly ProbeReading[],
): ReportRun {
  const { crash } = result
  return {
    manifest,
    view: {
      phases: toPhases(manifest.profile.stages),
      durationMs: result.totals.durationMs,
      containers: manifest.containers.map(({ name, role }) => ({ name, role })),
      ticks: seconds.map(({ tick }) => tick),
      readings,
      hostReadings,
      probes,
      lines: crash.observed ? linesFrom(crash.atMs ?? 0, crash.container ?? 'lb', result.totals.durationMs) : [],
      events: result.timeline as ReportRun['view']['events'],
      ...(crash.observed && {
        crash: { atMs: crash.atMs ?? 0, ...(crash.container && { container: crash.container }) },
      }),
    },
    evidence: {
      logs: crash.observed
        ? [
            {
              container: crash.container ?? 'lb',
              lines: ['1904 × [alert] 11#11: 1024 worker_connections are not enough <&>'],
            },
          ]
        : [],
    },
  }
}

/** What is written from the moment on at which something broke. */
function linesFrom(fromMs: number, container: string, endMs: number): LineReading[] {
  const seconds = Array.from(
    { length: Math.max(0, Math.floor((endMs - fromMs) / 1000)) },
    (_, at) => fromMs + at * 1000,
  )
  return seconds.flatMap((atMs, at): LineReading[] => [
    {
      atMs,
      container,
      class: 'error',
      count: 100 + ((at * 37) % 400),
      line: `[alert] 11#11: *${at} 1024 worker_connections are not enough, request: "<&>"`,
    },
    ...(at % 3 === 0
      ? [{ atMs, container: 'db', class: 'slow' as const, count: 4, line: `LOG:  duration: ${500 + at}.120 ms` }]
      : []),
    ...(at === 2
      ? [{ atMs, container, class: 'warn' as const, count: 1, line: '[warn] 11#11: reusing connections' }]
      : []),
  ])
}

function outcomeOf({ failed, stoppedAtSecond }: SampleFate): NonNullable<RunManifest['outcome']> {
  if (failed !== undefined) {
    return { kind: 'failed', during: 'starting', failure: { kind: 'neverReady' }, message: failed }
  }
  return stoppedAtSecond === undefined ? { kind: 'completed' } : { kind: 'stopped', during: 'measuring' }
}

function isMissing(second: number, { missing }: SampleFate): boolean {
  return missing !== undefined && second >= missing[0] && second < missing[1]
}

function readingsOf(
  { tick, share }: SampleSecond,
  { containers }: RunManifest,
  { dies }: SampleFate,
  random: () => number,
): Reading[] {
  return containers
    .filter(({ name }) => dies === undefined || dies.container !== name || tick.second < dies.second)
    .map(({ name, role }) => {
      const cpu = { balancer: 22, api: 88, cache: 9, database: 64 }[role] ?? 15
      return reading(
        name,
        tick.second * 1000 + 300,
        cpu * Math.min(1, share) * (0.9 + random() * 0.2),
        idleMiB(role) + share * 120,
      )
    })
}

function reading(container: string, atMs: number, cpuPercent: number, mebibytes: number): Reading {
  return {
    atMs,
    container,
    intervalMs: 1000,
    cpuPercent,
    cpuOfLimitPercent: cpuPercent,
    memoryBytes: Math.round(mebibytes * 2 ** 20),
    memoryOfLimitPercent: mebibytes / 10.24,
    throttledMs: cpuPercent > 80 ? 120 : 0,
    networkReceivedBytes: Math.round(cpuPercent * 9000),
    networkSentBytes: Math.round(cpuPercent * 31_000),
    pids: 9,
  }
}

function idleMiB(role: string): number {
  return { balancer: 8, api: 77, cache: 12, database: 42 }[role] ?? 30
}

function probesAt(
  atMs: number,
  { containers }: RunManifest,
  { dies }: SampleFate,
  random: () => number,
): ProbeReading[] {
  const entry = containers.find(({ role }) => role === 'balancer') ?? containers.find(({ role }) => role === 'api')
  const asked = [
    ...(entry === undefined ? [] : [{ probe: 'entry' as const, container: entry.name }]),
    ...containers
      .filter(({ role }) => role === 'api')
      .map(({ name }) => ({ probe: 'instance' as const, container: name })),
    ...containers
      .filter(({ role }) => role === 'balancer')
      .map(({ name }) => ({ probe: 'balancerFresh' as const, container: name })),
  ]
  return asked.map(({ probe, container }): ProbeReading => {
    const isDead =
      dies !== undefined && atMs > dies.second * 1000 && (dies.container === container || probe === 'entry')
    if (isDead) return { atMs, probe, container, outcome: 'refused' }
    return { atMs, probe, container, outcome: 'ok', status: 200, latencyUs: Math.round(900 + random() * 2500) }
  })
}

function eventsOf({ id, containers }: RunManifest, { dies, failed }: SampleFate, endMs: number): RunEvent[] {
  const died: [number, RunEventBody][] =
    dies === undefined
      ? []
      : [
          ...(dies.outOfMemory
            ? [
                [dies.second * 1000, { kind: 'component', container: dies.container, what: 'oom' }] as [
                  number,
                  RunEventBody,
                ],
              ]
            : []),
          [dies.second * 1000 + 40, { kind: 'component', container: dies.container, what: 'died', exitCode: 137 }],
        ]
  const states: [number, RunEventBody][] = [
    [-4000, { kind: 'state', at: 'warming' }],
    [0, { kind: 'state', at: 'measuring' }],
    ...(containers.length === 0 ? [] : died),
    [endMs, { kind: 'state', at: 'draining' }],
    [endMs + 800, { kind: 'state', at: 'collecting' }],
    [endMs + 4000, { kind: 'state', at: 'stopping' }],
  ]
  return failed !== undefined
    ? []
    : states.map(([atMs, body], index) => ({ runId: id, seq: index + 1, elapsedMs: atMs + 9000, atMs, ...body }))
}
