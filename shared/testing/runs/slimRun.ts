import type { DiagnosisInputs } from '../../analysis/diagnosis/known.ts'
import type { RunManifest } from '../../domain/manifest.ts'
import type { Reading } from '../../domain/reading.ts'
import type { Tick, TickFigures } from '../../domain/tick.ts'
import { toTables } from './recordTables.ts'

/** Of warming up, which is long and quiet, so much is kept. */
const beforeMs = 2000

/**
 * A recorded run as text, reduced to what a diagnosis reads: what it does not look at is left out, and so is what came long before
 * measuring; times and shares are rounded. `recordedRun` reads it back.
 */
export function slimRun(run: DiagnosisInputs): string {
  const isKept = ({ atMs }: { readonly atMs: number }) => atMs >= -beforeMs
  return [
    toTables('manifest', [slimManifest(run.manifest)]),
    toTables(
      'event',
      run.events.map((event) => ({ ...event, runId: '', elapsedMs: 0 })),
    ),
    toTables('end', run.ends ?? []),
    toTables('query', run.queries ?? []),
    toTables('tick', run.ticks.map(slimTick)),
    toTables('reading', run.readings.filter(isKept).map(slimReading)),
    toTables(
      'host',
      run.hostReadings
        .filter(isKept)
        .map(({ atMs, load1, stackLoad1, source }) => ({ atMs, load1, stackLoad1, source })),
    ),
    toTables(
      'probe',
      run.probes.filter(isKept).map(({ atMs, probe, container, outcome, status, latencyUs }) => ({
        atMs,
        probe,
        container,
        outcome,
        status,
        latencyUs,
      })),
    ),
    toTables(
      'counters',
      run.counters.filter(isKept).map(({ atMs, container, source, values }) => ({ atMs, container, source, values })),
    ),
    toTables(
      'log',
      run.logs.filter(isKept).map(({ atMs, container, sign, count, line }) => ({ atMs, container, sign, count, line })),
    ),
  ].join('')
}

/** What the diagnosis and its advice look at; the rest comes from `aManifest` when it is read. */
function slimManifest(manifest: RunManifest): Partial<RunManifest> {
  const { configuration, containers, profile, path, cpuSets, failover, faults, environment, objectives } = manifest
  return {
    configuration,
    containers: containers.map((one) => ({ ...one, image: one.service })),
    profile,
    ...(path && { path }),
    ...(cpuSets && { cpuSets }),
    ...(failover && { failover }),
    ...(faults && { faults }),
    ...(environment && { environment }),
    ...(objectives && { objectives }),
  }
}

/** Endpoints and bytes are of no account to a cause. */
function slimTick({ second, users, started, total, instances, outcomes, ...others }: Tick): Tick {
  const { sendLagUs, generatorCpuPercent, dropped, doubt } = others
  return {
    second,
    users,
    started,
    total: { ...total, bytes: 0 },
    endpoints: {},
    instances: Object.fromEntries(
      Object.entries(instances)
        .toSorted(([a], [b]) => a.localeCompare(b))
        .map(([name, figures]) => [name, slimFigures(figures)]),
    ),
    outcomes,
    sendLagUs,
    generatorCpuPercent: Math.round(generatorCpuPercent),
    ...(dropped !== undefined && { dropped }),
    ...(doubt && { doubt }),
  }
}

function slimFigures({ requests, ok, failed, latencyUs }: TickFigures): TickFigures {
  return { requests, ok, failed, ...(latencyUs && { latencyUs }) }
}

function slimReading(reading: Reading): Reading {
  const { atMs, container, intervalMs, cpuPercent, memoryBytes, periods, throttledPeriods } = reading
  const { diskReadBytes = 0 } = reading
  const { cpuOfLimitPercent: ofQuota, memoryOfLimitPercent: ofLimit } = reading
  return {
    atMs,
    container,
    intervalMs,
    cpuPercent: rounded(cpuPercent),
    memoryBytes,
    ...(ofQuota !== undefined && { cpuOfLimitPercent: rounded(ofQuota) }),
    ...(ofLimit !== undefined && { memoryOfLimitPercent: rounded(ofLimit) }),
    ...(diskReadBytes > 0 && { diskReadBytes }),
    ...(periods !== undefined && periods > 0 && { periods }),
    ...(throttledPeriods !== undefined && periods !== 0 && { throttledPeriods }),
  }
}

/** To a tenth of a per cent. */
function rounded(value: number): number {
  return Math.round(value * 10) / 10
}
