import type { ConfigurationOutline } from '../../../shared/contract/configurationOutline.ts'
import { toConfigurationName } from '../../../shared/domain/configuration.ts'
import { budgetFigures } from './budgetFigures.ts'
import type { Catalogue } from './openCatalogue.ts'
import { resolveConfiguration } from './resolveConfiguration.ts'

/**
 * What would be brought up, read from the topology's file. `parameters` as written, over the variant's own. Throws
 * `PalierError`: unknownName for topology or variant, badInput with every value and name that does not fit.
 */
export function configurationOutline(
  written: string,
  parameters: Readonly<Record<string, string>>,
  catalogue: Pick<Catalogue, 'topology' | 'stackPlan'>,
): ConfigurationOutline {
  const { topologyId, variant } = toConfigurationName(written)
  const topology = catalogue.topology(topologyId)
  const configuration = resolveConfiguration(topology, variant, {}, parameters)
  return {
    configuration: configuration.id,
    containers: catalogue.stackPlan(configuration).containers.map(({ name, service, role, limits }) => ({
      name,
      service,
      role,
      ...(limits.cpus !== undefined && { cpus: limits.cpus }),
      ...(limits.memoryBytes !== undefined && { memoryBytes: limits.memoryBytes }),
    })),
    budgets: budgetFigures(topology.budgets, configuration.parameters).map(({ title, factors, needed, available }) => ({
      title,
      factors,
      needed,
      available,
    })),
    parameters: Object.fromEntries(
      Object.entries(configuration.parameters).map(([name, value]) => [name, String(value)]),
    ),
  }
}
