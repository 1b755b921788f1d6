import type { RunManifest } from '../domain/manifest.ts'
import type { Phase } from '../domain/profile.ts'
import type { Reading } from '../domain/reading.ts'
import type { RunResult } from '../domain/runResult.ts'
import { groupFigures } from './groupFigures.ts'
import type { LatencyMath } from './latencySum.ts'
import type { LoadGroup } from './loadGroups.ts'
import { phaseDurationsMs } from './phaseSeconds.ts'
import { phaseResources } from './resourceFigures.ts'
import { steadySpan } from './steadySeconds.ts'

type PhaseRow = RunResult['phases'][number]

/** A row per phase with everything that is said of it. `durationMs` is the measured time of the run. */
export function toPhaseTable<H>(
  phases: readonly Phase[],
  groups: readonly LoadGroup<H>[],
  readings: readonly Reading[],
  manifest: RunManifest,
  durationMs: number,
  latency: LatencyMath<H>,
): PhaseRow[] {
  const phaseMs = phaseDurationsMs(phases, durationMs)
  return phases.map((phase, index) => {
    const own = groups.filter((group) => group.phase === index)
    return {
      ...phase,
      ...groupFigures(own, phaseMs[index] ?? 0, 0, latency),
      ...steady(phase, own, durationMs, latency),
      resources: resources(phase, readings, manifest, durationMs),
    }
  })
}

function steady<H>(
  phase: Phase,
  groups: readonly LoadGroup<H>[],
  durationMs: number,
  latency: LatencyMath<H>,
): Pick<PhaseRow, 'steady'> {
  const span = steadySpan(phase, durationMs)
  if (span === undefined) return {}
  const steadyMs = span.toMs - span.fromMs
  const own = groups.filter(({ isSteady }) => isSteady)
  const { totals, latencyUs } = groupFigures(own, steadyMs, 0, latency)
  return { steady: { durationMs: steadyMs, totals, latencyUs } }
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
