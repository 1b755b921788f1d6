import type { RunManifest } from '../../../shared/domain/manifest.ts'
import type { StackPlan } from '../../../shared/domain/stackPlan.ts'
import type { RunSpec } from '../run/runSpec.ts'
import { loadIdentity } from '../store/loadIdentity.ts'

/** What is known of a run before it starts; the run adds what it finds out. */
export function firstManifest(spec: RunSpec, utc: string, lease: RunManifest['lease']): RunManifest {
  const { configuration, topology, plan } = spec
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
    ...(plan.instanceCounter && { instanceMetrics: toInstanceMetrics(plan.instanceCounter) }),
    ...loadIdentity(spec),
    ...(spec.faults.length === 0 ? {} : { faults: [...spec.faults] }),
    images: {},
    limits: [],
    warnings: [...spec.warnings],
    statePolicy: [],
    states: [],
    lease,
  }
}

function toInstanceMetrics({
  metric,
  durations,
}: NonNullable<StackPlan['instanceCounter']>): NonNullable<RunManifest['instanceMetrics']> {
  return { requests: metric, ...(durations !== undefined && { durations }) }
}
