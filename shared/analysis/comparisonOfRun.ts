import type { RunManifest } from '../domain/manifest.ts'
import type { Comparison, RunResult } from '../domain/runResult.ts'
import { toComparison } from './toComparison.ts'

/** A single run as a comparison of one, with the run's own id: whatever shows comparisons shows it too. */
export function comparisonOfRun(manifest: RunManifest, result: RunResult): Comparison {
  const { id, configuration, profile, scenario, seed, createdAt, repeat = 1, objectives, outcome } = manifest
  return toComparison([result], {
    id,
    createdAt,
    profile: { id: profile.id, timeScale: profile.timeScale },
    scenario: scenario.id,
    seed,
    outcome: outcome?.kind ?? 'running',
    configurations: [configuration.id],
    repeat: 1,
    baseline: configuration.id,
    ...(objectives === undefined ? {} : { objectives: objectives.id }),
    planned: [{ runId: id, configuration: configuration.id, repeat }],
  })
}
