import type { DiagnosisInputs, Told } from '../analysis/diagnosis/known.ts'
import type { LiveRun } from './liveRun.ts'

/**
 * What a run has told so far, as its diagnosis reads it. What only its end tells (the engine's last word, the database's statistics) is
 * not known yet, nor are limits but by the readings' own shares of them.
 */
export function liveRecord(live: LiveRun): DiagnosisInputs {
  return { manifest: toManifest(live), ...toTold(live) }
}

/** How much of each was told. */
export type ToldCounts = { readonly [K in keyof Told]: number }

export function toldCounts(live: LiveRun): ToldCounts {
  const { ticks, readings, hostReadings, probes, counters, logs, events } = live
  return {
    ticks: ticks.length,
    readings: readings.length,
    hostReadings: hostReadings.length,
    probes: probes.length,
    counters: counters.length,
    logs: logs.length,
    events: events.length,
  }
}

/** What was told after so much of it. */
export function toldSince(live: LiveRun, before: ToldCounts): Told {
  return {
    ticks: live.ticks.slice(before.ticks),
    readings: live.readings.slice(before.readings),
    hostReadings: live.hostReadings.slice(before.hostReadings),
    probes: live.probes.slice(before.probes),
    counters: live.counters.slice(before.counters),
    logs: live.logs.slice(before.logs),
    events: live.events.slice(before.events),
  }
}

function toTold({ ticks, readings, hostReadings, probes, counters, logs, events }: LiveRun): Told {
  return { ticks, readings, hostReadings, probes, counters, logs, events }
}

/** What a live run's head does not hold is not known before the end. */
function toManifest({ head }: LiveRun): DiagnosisInputs['manifest'] {
  return {
    schema: 'palier.run/1',
    ...head,
    containers: [...head.containers],
    connections: 'perUser',
    images: {},
    limits: [],
    warnings: [],
    statePolicy: [],
    states: [],
    lease: { pid: 0, startedAt: '' },
  }
}
