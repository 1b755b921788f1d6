import { counterNames, type LogReading } from '../../../shared/domain/counters.ts'
import type { LineReading } from '../../../shared/domain/logLine.ts'
import { outcomes } from '../../../shared/domain/outcome.ts'
import type { HostReading, ProbeReading, Reading } from '../../../shared/domain/reading.ts'
import type { Comparison } from '../../../shared/domain/runResult.ts'
import type { Tick } from '../../../shared/domain/tick.ts'
import type { ReportRun } from '../report/reportInput.ts'
import { runCells, runHeader } from './runTables.ts'
import type { Cell, CsvTable } from './toCsv.ts'

/** What was recorded second by second: load, containers, the engine's host, probes, what components say of themselves. */
export function streamTables(comparison: Comparison, runs: readonly ReportRun[]): CsvTable[] {
  const table = <T>(
    name: string,
    header: readonly string[],
    recordsOf: (view: ReportRun['view']) => readonly T[],
    toCells: (record: T) => readonly Cell[],
  ): CsvTable => ({
    name,
    header: [...runHeader, ...header],
    rows: rowsOf(comparison, runs, recordsOf, toCells),
  })
  return [
    table('ticks', ticksHeader, ({ ticks }) => ticks, tickCells),
    table(
      'readings',
      readingsHeader,
      ({ readings }) => readings,
      (one) => readingsHeader.map((name) => one[name]),
    ),
    table(
      'host',
      hostHeader,
      ({ hostReadings }) => hostReadings,
      (one) => hostHeader.map((name) => one[name]),
    ),
    table(
      'probes',
      probesHeader,
      ({ probes = [] }) => probes,
      (one) => probesHeader.map((name) => one[name]),
    ),
    table(
      'counters',
      ['atMs', 'container', 'source', ...counterNames],
      ({ counters = [] }) => counters,
      ({ values, ...one }) => [one.atMs, one.container, one.source, ...counterNames.map((name) => values[name])],
    ),
    table(
      'logs',
      logsHeader,
      ({ logs = [] }) => logs,
      (one) => logsHeader.map((name) => one[name]),
    ),
    table(
      'lines',
      linesHeader,
      ({ lines = [] }) => lines,
      (one) => linesHeader.map((name) => one[name]),
    ),
  ]
}

/** One at a time: an hour of eight containers is 30,000 rows a run. */
function* rowsOf<T>(
  comparison: Comparison,
  runs: readonly ReportRun[],
  recordsOf: (view: ReportRun['view']) => readonly T[],
  toCells: (record: T) => readonly Cell[],
): Generator<readonly Cell[]> {
  for (const { manifest, view } of runs) {
    const begin = runCells(comparison, manifest.id, manifest.configuration.id)
    for (const record of recordsOf(view)) yield [...begin, ...toCells(record)]
  }
}

const ticksHeader = [
  'second',
  'users',
  'started',
  'requests',
  'ok',
  'failed',
  'aborted',
  'bytes',
  'cacheHits',
  'cacheMisses',
  'responseP50Us',
  'responseP95Us',
  'responseP99Us',
  'responseMaxUs',
  'sendLagP99Us',
  'sendLagMaxUs',
  'generatorCpuPercent',
  'loopDelayP99Us',
  'loopDelayMaxUs',
  'dropped',
  'verdict',
  'verdictReasons',
  ...outcomes.filter((outcome) => outcome !== 'ok' && outcome !== 'aborted'),
]

function tickCells({ total, ...tick }: Tick): Cell[] {
  const { latencyUs } = total
  return [
    tick.second,
    tick.users,
    tick.started,
    total.requests,
    total.ok,
    total.failed,
    total.aborted,
    total.bytes,
    total.cacheHits,
    total.cacheMisses,
    latencyUs?.p50,
    latencyUs?.p95,
    latencyUs?.p99,
    latencyUs?.max,
    tick.sendLagUs.p99,
    tick.sendLagUs.max,
    tick.generatorCpuPercent,
    tick.loopDelayP99Us,
    tick.loopDelayMaxUs,
    tick.dropped ?? 0,
    // A second of before it was judged has no verdict.
    tick.doubt?.kind ?? (tick.loopDelayP99Us === undefined ? undefined : 'valid'),
    tick.doubt?.reasons.join(' '),
    ...outcomes.filter((name) => name !== 'ok' && name !== 'aborted').map((name) => tick.outcomes[name] ?? 0),
  ]
}

const readingsHeader = [
  'atMs',
  'container',
  'intervalMs',
  'cpuPercent',
  'cpuOfLimitPercent',
  'memoryBytes',
  'memoryOfLimitPercent',
  'throttledMs',
  'periods',
  'throttledPeriods',
  'networkReceivedBytes',
  'networkSentBytes',
  'diskReadBytes',
  'diskWrittenBytes',
  'pids',
] as const satisfies readonly (keyof Reading)[]

const hostHeader = [
  'atMs',
  'load1',
  'stackLoad1',
  'diskBusyPercent',
  'stolenPercent',
  'source',
] as const satisfies readonly (keyof HostReading)[]

const probesHeader = [
  'atMs',
  'probe',
  'container',
  'outcome',
  'status',
  'latencyUs',
] as const satisfies readonly (keyof ProbeReading)[]

const linesHeader = ['atMs', 'container', 'class', 'count', 'line'] as const satisfies readonly (keyof LineReading)[]

const logsHeader = ['atMs', 'container', 'sign', 'count', 'line'] as const satisfies readonly (keyof LogReading)[]
