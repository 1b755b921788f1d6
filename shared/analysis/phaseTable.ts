import type { RunManifest } from '../domain/manifest.ts'
import type { Phase } from '../domain/profile.ts'
import type { Reading } from '../domain/reading.ts'
import type { RunResult } from '../domain/runResult.ts'
import { groupFigures } from './groupFigures.ts'
import type { LatencyMath } from './latencySum.ts'
import type { LoadSums } from './loadGroups.ts'
import { phaseDurationsMs, phaseOfSecond } from './phaseSeconds.ts'
import { phaseResources } from './resourceFigures.ts'
import { isSteadySecond, steadySpan } from './steadySeconds.ts'

type PhaseRow = RunResult['phases'][number]

/** A row per phase with everything that is said of it. `durationMs` is the measured time of the run. */
export function toPhaseTable<H>(
  phases: readonly Phase[],
  load: LoadSums<H>,
  readings: readonly Reading[],
  manifest: RunManifest,
  durationMs: number,
  latency: LatencyMath<H>,
): PhaseRow[] {
  const phaseMs = phaseDurationsMs(phases, durationMs)
  return phases.map((phase, index) => {
    const own = {
      groups: load.groups.filter((group) => group.phase === index),
      seconds: load.seconds.filter(({ second }) => phaseOfSecond(phases, second) === index),
    }
    return {
      ...phase,
      ...groupFigures(own.groups, phaseMs[index] ?? 0, droppedIn(own.seconds), latency),
      ...steady(phase, own, durationMs, latency),
      resources: resources(phase, readings, manifest, durationMs),
    }
  })
}

function steady<H>(
  phase: Phase,
  { groups, seconds }: Pick<LoadSums<H>, 'groups' | 'seconds'>,
  durationMs: number,
  latency: LatencyMath<H>,
): Pick<PhaseRow, 'steady'> {
  const span = steadySpan(phase, durationMs)
  if (span === undefined) return {}
  const steadyMs = span.toMs - span.fromMs
  const own = groups.filter(({ isSteady }) => isSteady)
  const within = seconds.filter(({ second }) => isSteadySecond(phase, second, durationMs))
  const { totals, latencyUs } = groupFigures(own, steadyMs, droppedIn(within), latency)
  return { steady: { durationMs: steadyMs, totals, latencyUs } }
}

function droppedIn(seconds: LoadSums<unknown>['seconds']): number {
  return seconds.reduce((sum, { dropped }) => sum + dropped, 0)
}

/** A row per container, also where it has no readings, so that phases can be read side by side. */
function resources(
  { fromMs, toMs }: Phase,
  readings: readonly Reading[],
  manifest: RunManifest,
  durationMs: number,
): PhaseRow['resources'] {
  const within = Map.groupBy(
    readings.filter(({ atMs }) => atMs >= fromMs && atMs < toMs && atMs <= durationMs),
    ({ container }) => container,
  )
  return manifest.containers.map(({ name }) => ({ container: name, ...phaseResources(within.get(name) ?? []) }))
}
