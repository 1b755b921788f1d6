import type { RunEvent } from '../domain/events.ts'
import type { RunManifest } from '../domain/manifest.ts'
import { defaultCapacityBounds } from '../domain/objectives.ts'
import type { RunResult } from '../domain/runResult.ts'
import { toPhases } from '../load/toPhases.ts'
import { toCache } from './cacheFigures.ts'
import { heldPlateaus, toCapacity } from './capacity.ts'
import { componentChanges, isWithin } from './componentChanges.ts'
import { toCrash } from './crash.ts'
import { diagnose } from './diagnosis/diagnose.ts'
import { faultEffects } from './diagnosis/faultEffects.ts'
import { toGeneratorCeiling } from './generatorCeiling.ts'
import { groupFigures } from './groupFigures.ts'
import { toHost } from './hostFigures.ts'
import { toIdleStates } from './idleStates.ts'
import { type LoadSums, sumLoad } from './loadGroups.ts'
import { toConservation, toEndpoints, toInstances } from './loadTables.ts'
import { loadThreads } from './loadThreads.ts'
import { measuredMs, outcomeOf } from './measuredTime.ts'
import { toOperatingLimits } from './operatingLimits.ts'
import { toPhaseTable } from './phaseTable.ts'
import { placedEvents } from './placedEvents.ts'
import { toProbeTable } from './probeFigures.ts'
import { toRedundancy } from './redundancy.ts'
import { resultIdentity } from './resultIdentity.ts'
import type { RunInputs } from './runInputs.ts'
import { toSendingTimes } from './sendingTimes.ts'
import { toServerUse } from './serverUse.ts'
import { toServices } from './services.ts'
import { toTargets } from './targets.ts'
import { toVerdict } from './toVerdict.ts'
import { toUsage } from './usage.ts'
import { heardBy, toWindowJudges } from './windowJudges.ts'

/**
 * Everything that can be said about one run, from what was recorded of it. Also for a run that was stopped, failed or cut
 * off, with whatever exists then; what is not known is absent and never 0.
 */
export function toResult<H>(recorded: RunInputs<H>): RunResult {
  const inputs = { ...recorded, events: placedEvents(recorded.events) }
  const { manifest, events, facts, latency, readings, probes } = inputs
  const phases = toPhases(manifest.profile.stages)
  const outcome = outcomeOf(manifest, events)
  // A run that never said when it left measuring is known to its last tick, which is not read yet: every tick is whole then.
  const atMostMs = measuredMs(outcome, manifest, events, Number.POSITIVE_INFINITY)
  const windows = toWindowJudges(manifest.objectives, atMostMs, latency)
  const load = sumLoad(heardBy(windows, inputs.slots), phases, latency, atMostMs, loadThreads(manifest))
  const durationMs = measuredMs(outcome, manifest, events, load.lastSecond)
  const { totals, latencyUs, outcomes } = groupFigures(
    load.groups,
    durationMs,
    facts.load?.dropped ?? load.dropped,
    latency,
  )
  const phaseTable = toPhaseTable(phases, load, readings, manifest, durationMs, latency)
  const phasesOf = (endpoint: string | undefined): RunResult['phases'] => {
    const own = { ...load, groups: load.groups.filter((group) => group.endpoint === endpoint) }
    return endpoint === undefined ? phaseTable : toPhaseTable(phases, own, [], manifest, durationMs, latency)
  }
  const figures = {
    totals,
    latencyUs,
    endpoints: toEndpoints(load.groups, manifest, durationMs, latency),
    ...toCache(load.groups, manifest, latency),
    services: toServices(manifest, readings, events, facts.ends, durationMs),
    ...toHost(inputs.hostReadings, durationMs),
  }
  const bounds = manifest.objectives?.capacity ?? defaultCapacityBounds
  const { database } = facts
  const diagnosis = diagnose({ ...inputs, ends: facts.ends, ...(database && { queries: database.statements }) })
  // An engine that goes away takes every stack with it, however capable.
  const judgedToMs = diagnosis.findings.find(({ rule }) => rule === 'engineRestarted')?.fromMs
  const faults = faultEffects(events, diagnosis.lanes)
  const capacity = toCapacity(phaseTable, load, bounds, { durationMs, judgedToMs, faults }, latency)
  return {
    ...resultIdentity(manifest),
    outcome,
    ...figures,
    outcomes,
    conservation: toConservation(load, facts, manifest),
    phases: phaseTable,
    instances: toInstances(load.groups, manifest, facts, durationMs, latency),
    probes: toProbeTable(probes, durationMs),
    ...(database && { database }),
    ...toIdleStates(inputs),
    ...capacity,
    ...toServerUse(manifest.server, readings, durationMs),
    ...operatingLimits(phaseTable, capacity, manifest, durationMs),
    crash: toCrash(inputs, load, durationMs),
    diagnosis,
    redundancy: toRedundancy(manifest, probes),
    targets: toTargets(manifest.objectives, figures, phasesOf, windows),
    timeline: timeline(events),
    ...toSendingTimes(load, latency),
    generator: {
      ...generator(load, facts.load?.stopMs ?? manifest.stopMs, durationMs),
      ...toGeneratorCeiling(manifest, load.seconds, durationMs),
    },
    ...verdict(load, durationMs),
  }
}

function timeline(events: readonly RunEvent[]): RunResult['timeline'] {
  return componentChanges(events)
    .filter(({ during }) => isWithin(during, 'warming', 'draining'))
    .flatMap(({ event: { atMs, container, what, exitCode } }) =>
      // Of a run that never came to measuring, which has no time base.
      atMs === undefined ? [] : [{ atMs, container, what, ...(exitCode !== undefined && { exitCode }) }],
    )
}

function operatingLimits(
  phases: RunResult['phases'],
  { capacity }: Pick<RunResult, 'capacity'>,
  { containers }: Pick<RunManifest, 'containers'>,
  durationMs: number,
): Pick<RunResult, 'operatingLimits'> {
  const instances = containers.filter(({ role }) => role === 'api').length
  const limits = toOperatingLimits(heldPlateaus(phases, capacity?.plateaus ?? [], durationMs), instances)
  return limits === undefined ? {} : { operatingLimits: limits }
}

function verdict<H>({ generator }: LoadSums<H>, durationMs: number): Pick<RunResult, 'verdict'> {
  const judged = generator.filter(({ second }) => second * 1000 < durationMs).map(({ judgement }) => judgement)
  const found = toVerdict(judged)
  return found === undefined ? {} : { verdict: { ...found, reasons: [...found.reasons] } }
}

function generator<H>(load: LoadSums<H>, stopMs: number | undefined, durationMs: number): RunResult['generator'] {
  const measured = load.generator.filter(({ second }) => second * 1000 < durationMs)
  const cpuPercent = toUsage(measured.map((tick) => tick.cpuPercent))
  const p99Max = toUsage(measured.map(({ lagP99Us }) => lagP99Us))?.max
  const max = toUsage(measured.map(({ lagMaxUs }) => lagMaxUs))?.max
  const loop = toUsage(measured.flatMap(({ loopP99Us }) => loopP99Us ?? []))?.max
  return {
    ...(cpuPercent && { cpuPercent }),
    ...(p99Max !== undefined && max !== undefined && { sendLagUs: { p99Max, max } }),
    ...(loop !== undefined && { loopDelayUs: { p99Max: loop } }),
    ...(stopMs !== undefined && { stopMs }),
  }
}
