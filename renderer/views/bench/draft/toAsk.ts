import type { ComparisonAsk } from '../../../../shared/contract/comparisonAsk.ts'
import { toConfigurationName } from '../../../../shared/domain/configuration.ts'
import type { Topology } from '../../../../shared/domain/topology.ts'
import type { Draft } from './draft.ts'
import { fittingChanges } from './parameterDraft.ts'

/** What the draft asks the engine for. Changes of configurations that are not selected stay in the draft. */
export function toAsk(draft: Draft, topologies: readonly Topology[]): ComparisonAsk {
  const { selected, profile, scenario, objectives, baselineRun, timeScale, repeat, confirmOpen, seed } = draft
  const changes = selected.flatMap((configuration) => {
    const topology = topologies.find(({ id }) => id === toConfigurationName(configuration).topologyId)
    const own = topology === undefined ? {} : fittingChanges(draft, topology, configuration)
    return Object.keys(own).length === 0 ? [] : [[configuration, own] as const]
  })
  return {
    configurations: selected,
    profile,
    ...(scenario !== undefined && { scenario }),
    ...(objectives !== undefined && { objectives }),
    ...(baselineRun !== undefined && { baselineRun }),
    timeScale,
    set: {},
    seed,
    repeat,
    ...(confirmOpen && { confirmOpen }),
    ...(changes.length > 0 && { parameters: Object.fromEntries(changes) }),
  }
}
