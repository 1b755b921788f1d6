import type { HostReading } from '../domain/reading.ts'
import type { RunResult } from '../domain/runResult.ts'
import { toPhases } from '../load/toPhases.ts'
import { componentChanges, isWithin } from './componentChanges.ts'
import { groupFigures } from './groupFigures.ts'
import { type LoadSums, sumLoad } from './loadGroups.ts'
import { toCache, toConservation, toEndpoints, toInstances } from './loadTables.ts'
import { measuredMs, outcomeOf } from './measuredTime.ts'
import { phaseDurationsMs } from './phaseSeconds.ts'
import { resultIdentity } from './resultIdentity.ts'
import type { RunInputs } from './runInputs.ts'
import { toServices } from './services.ts'
import { toUsage } from './usage.ts'

/**
 * Everything that can be said about one run, from what was recorded of it. Also for a run that was stopped, failed or cut
 * off, with whatever exists then; what is not known is absent and never 0.
 */
export function toResult<H>(inputs: RunInputs<H>): RunResult {
  const { manifest, events, facts, latency } = inputs
  const phases = toPhases(manifest.profile.stages)
  const load = sumLoad(inputs.slots, phases, latency)
  const outcome = outcomeOf(manifest, events)
  const durationMs = measuredMs(outcome, manifest, events, load.lastSecond)
  const phaseMs = phaseDurationsMs(phases, durationMs)
  const all = groupFigures(load.groups, durationMs, facts.load?.dropped ?? 0, latency)
  return {
    ...resultIdentity(manifest),
    outcome,
    totals: all.totals,
    latencyUs: all.latencyUs,
    outcomes: all.outcomes,
    conservation: toConservation(load, facts, manifest),
    phases: phases.map((phase, index) => ({
      ...phase,
      ...groupFigures(
        load.groups.filter((group) => group.phase === index),
        phaseMs[index] ?? 0,
        0,
        latency,
      ),
    })),
    endpoints: toEndpoints(load.groups, manifest, durationMs, latency),
    instances: toInstances(load.groups, manifest, facts, durationMs, latency),
    ...toCache(load.groups),
    services: toServices(manifest, inputs.readings, events, facts.ends, durationMs),
    ...host(inputs.hostReadings, durationMs),
    timeline: componentChanges(events)
      .filter(({ during }) => isWithin(during, 'warming', 'draining'))
      .flatMap(({ event: { atMs, container, what, exitCode } }) =>
        // Before the time base is known nothing is under load.
        atMs === undefined ? [] : [{ atMs, container, what, ...(exitCode !== undefined && { exitCode }) }],
      ),
    generator: generator(load, facts.load?.stopMs ?? manifest.stopMs, durationMs),
  }
}

function host(readings: readonly HostReading[], durationMs: number): Pick<RunResult, 'host'> {
  const measured = readings.filter(({ atMs }) => atMs >= 0 && atMs <= durationMs)
  const load1 = toUsage(measured.map((reading) => reading.load1))
  const source = measured[0]?.source
  if (load1 === undefined || source === undefined) return {}
  return { host: { load1: { mean: load1.mean, max: load1.max }, source } }
}

function generator<H>(load: LoadSums<H>, stopMs: number | undefined, durationMs: number): RunResult['generator'] {
  const measured = load.generator.filter(({ second }) => second * 1000 < durationMs)
  const cpuPercent = toUsage(measured.map((tick) => tick.cpuPercent))
  const p99Max = toUsage(measured.map(({ lagP99Us }) => lagP99Us))?.max
  const max = toUsage(measured.map(({ lagMaxUs }) => lagMaxUs))?.max
  return {
    ...(cpuPercent && { cpuPercent }),
    ...(p99Max !== undefined && max !== undefined && { sendLagUs: { p99Max, max } }),
    ...(stopMs !== undefined && { stopMs }),
  }
}
