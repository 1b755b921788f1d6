import type { RunManifest } from '../domain/manifest.ts'
import type { RunHead } from './liveRun.ts'

/** The part of a manifest that is known before the run's first event, and the same after its last. */
export function toRunHead(manifest: RunManifest): RunHead {
  const { id, comparisonId, createdAt, configuration, topologyTitle, profile, scenario, seed, repeat, objectives } =
    manifest
  return {
    id,
    ...(comparisonId !== undefined && { comparisonId }),
    createdAt,
    configuration,
    topologyTitle,
    // Addresses are given when the containers start.
    containers: manifest.containers.map(({ name, service, role, image }) => ({ name, service, role, image })),
    profile,
    scenario,
    seed,
    ...(repeat !== undefined && { repeat }),
    ...(objectives !== undefined && { objectives }),
  }
}
