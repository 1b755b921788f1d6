import type { RunManifest } from '../domain/manifest.ts'
import type { RunResult } from '../domain/runResult.ts'

type Identity = Pick<
  RunResult,
  | 'schema'
  | 'runId'
  | 'createdAt'
  | 'configuration'
  | 'model'
  | 'profile'
  | 'scenario'
  | 'connections'
  | 'path'
  | 'cpuSets'
  | 'seed'
  | 'dealVersion'
  | 'environment'
  | 'limits'
  | 'images'
  | 'warnings'
  | 'objectives'
  | 'instanceMetrics'
  | 'warmUp'
  | 'preparation'
  | 'data'
>

/** What was run, from the manifest: the part of a result that is known before anything is measured. */
export function resultIdentity(manifest: RunManifest): Identity {
  const { profile, scenario } = manifest
  return {
    schema: 'palier.result/1',
    runId: manifest.id,
    createdAt: manifest.createdAt,
    configuration: manifest.configuration,
    model: profile.model,
    profile: {
      id: profile.id,
      timeScale: profile.timeScale,
      stages: profile.stages,
      ...(profile.model === 'open' && { arrivals: profile.arrivals, maxInFlight: profile.maxInFlight }),
    },
    scenario: {
      id: scenario.id,
      thinkMeanMs: scenario.thinkMeanMs,
      thinkSpreadPercent: scenario.thinkSpreadPercent,
      ...(scenario.cycleMeanMs !== undefined && { cycleMeanMs: scenario.cycleMeanMs }),
      ...(scenario.cycleSpreadPercent !== undefined && { cycleSpreadPercent: scenario.cycleSpreadPercent }),
      endpoints: scenario.endpoints,
      ...(scenario.methods && { methods: scenario.methods }),
    },
    connections: manifest.connections,
    ...(manifest.path && { path: manifest.path }),
    ...(manifest.cpuSets && { cpuSets: manifest.cpuSets }),
    seed: manifest.seed,
    ...(manifest.dealVersion !== undefined && { dealVersion: manifest.dealVersion }),
    ...(manifest.environment && { environment: manifest.environment }),
    limits: manifest.limits,
    images: manifest.images,
    warnings: manifest.warnings,
    ...(manifest.data && { data: manifest.data }),
    ...(manifest.preparation && { preparation: manifest.preparation }),
    ...(manifest.warmUp && { warmUp: manifest.warmUp }),
    ...(manifest.objectives && { objectives: manifest.objectives.id }),
    ...(manifest.instanceMetrics && { instanceMetrics: manifest.instanceMetrics }),
  }
}
