import { bestHeldPlateau } from '../../../shared/analysis/bestHeldPlateau.ts'
import { toComparisonRow } from '../../../shared/analysis/comparisonRow.ts'
import { countedRuns } from '../../../shared/analysis/countedRuns.ts'
import { defaultMaxInFlight, type OpenLoad, type Profile } from '../../../shared/domain/profile.ts'
import type { Comparison, RunResult } from '../../../shared/domain/runResult.ts'
import { scaleStages } from '../../../shared/load/scaleStages.ts'
import type { RunSpec } from '../run/runSpec.ts'
import type { ResolvedRun } from './resolveComparison.ts'

export type Confirmation = NonNullable<Comparison['confirmations']>[number]
type Confirms = NonNullable<Confirmation['confirms']>

/** Real time, whatever the time scale: a queue of seconds does not show in less. */
const SHORTEST_HOLD_MS = 10_000
/** An empty cache and cold workers at the full rate would be another test. */
const RAMP_SHARE = 0.2
const SHORTEST_RAMP_MS = 2_000

/** What is to be run to confirm a configuration's best plateau, or why nothing is. */
export type ConfirmingRun =
  | { readonly kind: 'run'; readonly spec: RunSpec; readonly confirms: Confirms }
  | { readonly kind: 'skipped'; readonly reason: NonNullable<Confirmation['skipped']> }

/** The best plateau that held, at its own rate in the open model, against the same configuration with the same seed. */
export function confirmingRun(
  { runId, configuration }: Pick<Confirmation, 'runId' | 'configuration'>,
  results: readonly RunResult[],
  resolved: ResolvedRun,
  comparisonId: string,
): ConfirmingRun {
  const [first, ...others] = results.filter((run) => run.configuration.id === configuration)
  if (first === undefined || countedRuns([first, ...others]).length === 0)
    return { kind: 'skipped', reason: 'notCompleted' }
  const held = bestHeldPlateau([first, ...others], toComparisonRow([first, ...others]))
  if (held === undefined) return { kind: 'skipped', reason: 'nothingHeld' }
  const ratePerS = Math.max(0.01, Math.round(held.ratePerS * 100) / 100)
  const confirms: Confirms = {
    runId: held.run.runId,
    phase: held.plateau.phase,
    users: held.users,
    ratePerS,
  }
  const profile = confirmProfile(resolved.profile, ratePerS, held.users, held.lengthMs)
  const repeat = results.filter((run) => run.configuration.id === configuration).indexOf(held.run) + 1
  // Faults have their moments in the profile that is confirmed, not in this one.
  const spec: RunSpec = {
    ...resolved,
    profile,
    timeScale: 1,
    faults: [],
    runId,
    comparisonId,
    repeat,
    confirms: held.run.runId,
  }
  return { kind: 'run', spec, confirms }
}

function confirmProfile({ connections }: Profile, ratePerS: number, users: number, lengthMs: number): Profile {
  const holdMs = holdOf(lengthMs)
  const open: OpenLoad = {
    model: 'open',
    arrivals: 'poisson',
    // As many under way as there were users would make it a closed model again.
    maxInFlight: Math.max(defaultMaxInFlight, 2 * users),
    stages: [
      { durationMs: rampOf(holdMs), ratePerS },
      { durationMs: holdMs, ratePerS },
    ],
  }
  return {
    id: 'confirm',
    title: { en: 'The same rate in the open model', fr: 'Le même débit en modèle ouvert' },
    ...(connections !== undefined && { connections }),
    ...open,
  }
}

/** How long the load of a confirmation takes at most: that of the longest plateau. Which one held is not known before. */
export function confirmLoadMs({ profile, timeScale }: Pick<ResolvedRun, 'profile' | 'timeScale'>): number {
  if (profile.model === 'open') return 0
  const stages = scaleStages(profile.stages, timeScale)
  const plateaus = stages.filter(({ users }, index) => users > 0 && users === (stages[index - 1]?.users ?? 0))
  const holdMs = holdOf(plateaus.reduce((most, { durationMs }) => Math.max(most, durationMs), 0))
  return rampOf(holdMs) + holdMs
}

function holdOf(lengthMs: number): number {
  return Math.max(SHORTEST_HOLD_MS, Math.round(lengthMs))
}

function rampOf(holdMs: number): number {
  return Math.max(SHORTEST_RAMP_MS, Math.round(holdMs * RAMP_SHARE))
}
