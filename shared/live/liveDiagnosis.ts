import { diagnose } from '../analysis/diagnosis/diagnose.ts'
import type { DiagnosisInputs } from '../analysis/diagnosis/known.ts'
import type { Diagnosis } from '../domain/diagnosis.ts'
import type { RunEvent } from '../domain/events.ts'
import type { LiveRun } from './liveRun.ts'

/**
 * The diagnosis of a run that is on, as far as it has come, by the same function as of a stored one. What only its end tells (the engine's
 * last word, the database's statistics) is not known yet, nor are limits but by the readings' own shares of them.
 */
export function liveDiagnosis(live: LiveRun): Diagnosis {
  const { ticks, readings, hostReadings, probes, counters, logs } = live
  return diagnose({
    manifest: toManifest(live),
    ticks,
    readings,
    hostReadings,
    probes,
    counters,
    logs,
    events: toEvents(live),
  })
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

/** In order of time, with the states between which deaths are no doing of ours. */
function toEvents({ head, states, components, faults, elapsedMs, atMs }: LiveRun): RunEvent[] {
  const originMs = atMs === undefined ? undefined : elapsedMs - atMs
  const placed = [
    ...states.map((state) => ({ kind: 'state' as const, ...state })),
    ...[
      ...components.map((component) => ({ kind: 'component' as const, ...component })),
      ...faults.map((fault) => ({ kind: 'fault' as const, ...fault })),
    ].map((event) => ({ ...event, elapsedMs: event.atMs + (originMs ?? 0) })),
  ].toSorted((a, b) => a.elapsedMs - b.elapsedMs)
  return placed.map((event, index) => ({
    ...(originMs !== undefined && { atMs: event.elapsedMs - originMs }),
    ...event,
    runId: head.id,
    seq: index + 1,
  }))
}
