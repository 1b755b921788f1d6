import type { DataAsk } from '../../../shared/contract/dataRequests.ts'
import { toConfigurationName } from '../../../shared/domain/configuration.ts'
import { PalierError } from '../../../shared/domain/failure.ts'
import type { Problem } from '../../../shared/domain/problem.ts'
import type { DataPlan, StackPlan } from '../../../shared/domain/stackPlan.ts'
import type { Topology } from '../../../shared/domain/topology.ts'
import { nearestName } from '../../../shared/text/nearestName.ts'
import type { Catalogue } from '../topology/openCatalogue.ts'
import { resolveConfiguration } from '../topology/resolveConfiguration.ts'

/** What is brought up, and what it is filled with; all of it was read and checked. */
export interface SeedOrder {
  readonly topologyId: string
  /** Written, `copro:tuned`. */
  readonly configuration: string
  readonly plan: StackPlan
  readonly data: DataPlan
}

/** Throws `PalierError`: unknownName for topology or variant, badInput for a data set that the topology does not have. */
export function resolveSeed(
  { configuration: written, set, parameters }: DataAsk,
  catalogue: Pick<Catalogue, 'topology' | 'topologies' | 'stackPlan'>,
): SeedOrder {
  const { topologyId, variant } = toConfigurationName(written)
  const topology = catalogue.topology(topologyId)
  const { data } = topology
  if (data === undefined) throw wrong(noSets(topology, catalogue.topologies.items))
  if (!data.sets.includes(set)) throw wrong(unknownSet(topology.id, set, data.sets))
  const asked = parameters[data.parameter]
  if (asked !== undefined && asked !== set) throw wrong(another(data.parameter, asked, set))
  const chosen = { ...parameters, [data.parameter]: set }
  const configuration = resolveConfiguration(topology, variant, {}, chosen)
  const plan = catalogue.stackPlan(configuration)
  if (plan.data === undefined) throw new Error(`the plan of ${configuration.id} has no data, its topology has`)
  return { topologyId: topology.id, configuration: configuration.id, plan, data: plan.data }
}

function wrong(problem: Problem): PalierError {
  return new PalierError({ kind: 'badInput', problems: [problem] })
}

function noSets({ id }: Topology, all: readonly Topology[]): Problem {
  const others = all.filter(({ data }) => data !== undefined).map((topology) => topology.id)
  return {
    where: 'the topology',
    field: '',
    found: `${id}, which declares no data sets`,
    expected: others.length === 0 ? 'one with `x-palier.data`, but there is none' : `one of ${others.join(', ')}`,
  }
}

function unknownSet(topology: string, set: string, sets: readonly string[]): Problem {
  const meant = nearestName(set, sets)
  const expected = `one of ${sets.join(', ')}`
  const fix = meant === undefined ? {} : { fix: `did you mean ${meant}?` }
  return { where: `the data set of ${topology}`, field: '', found: `"${set}"`, expected, ...fix }
}

function another(parameter: string, asked: string, set: string): Problem {
  return {
    where: 'the parameters',
    field: parameter,
    found: `${asked}, beside the data set ${set}`,
    expected: `nothing: ${parameter} follows from the data set`,
  }
}
