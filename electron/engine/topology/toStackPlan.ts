import type { Configuration } from '../../../shared/domain/configuration.ts'
import { PalierError } from '../../../shared/domain/failure.ts'
import type { StackPlan } from '../../../shared/domain/stackPlan.ts'
import type { Topology } from '../../../shared/domain/topology.ts'
import { distinctProblems } from './distinctProblems.ts'
import { planVariant, readTopologyFiles, type TopologyOptions } from './topologyFiles.ts'

/**
 * A configuration's plan, read anew from the topology's file. Throws `PalierError` badInput with everything that is
 * wrong, for example values of `--set` that lead to two entries.
 */
export function toStackPlan(
  topology: Pick<Topology, 'file'>,
  configuration: Pick<Configuration, 'variant' | 'parameters'>,
  options: TopologyOptions,
): StackPlan {
  const files = readTopologyFiles(topology.file, options)
  if (files.file === undefined) throw new PalierError({ kind: 'badInput', problems: files.problems })
  const { plan, problems } = planVariant(files, configuration.variant, configuration.parameters)
  const all = distinctProblems([...files.problems, ...problems])
  if (all.length > 0) throw new PalierError({ kind: 'badInput', problems: all })
  return plan
}
