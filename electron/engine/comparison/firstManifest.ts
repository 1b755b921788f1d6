import type { RunManifest } from '../../../shared/domain/manifest.ts'
import { scaleStages } from '../../../shared/load/scaleStages.ts'
import type { RunSpec } from '../run/runSpec.ts'

/** What is known of a run before it starts; the run adds what it finds out. */
export function firstManifest(spec: RunSpec, utc: string, lease: RunManifest['lease']): RunManifest {
  const { configuration, topology, plan, profile, scenario } = spec
  return {
    schema: 'palier.run/1',
    id: spec.runId,
    comparisonId: spec.comparisonId,
    createdAt: utc,
    configuration: { ...configuration, overridden: [...configuration.overridden] },
    topologyTitle: topology.title,
    containers: plan.containers.map(({ name, service, role, image }) => ({ name, service, role, image })),
    repeat: spec.repeat,
    ...(spec.objectives === undefined ? {} : { objectives: { ...spec.objectives } }),
    profile: {
      id: profile.id,
      title: profile.title,
      model: profile.model,
      timeScale: spec.timeScale,
      stages: scaleStages(profile.stages, spec.timeScale).map((stage) => ({ ...stage })),
    },
    scenario: {
      id: scenario.id,
      title: scenario.title,
      thinkMeanMs: scenario.think.meanMs,
      thinkSpreadPercent: scenario.think.spreadPercent,
      endpoints: scenario.requests.map(({ name }) => name),
    },
    connections: 'perUser',
    seed: spec.seed,
    images: {},
    limits: [],
    warnings: [...spec.warnings],
    statePolicy: [],
    states: [],
    lease,
  }
}
