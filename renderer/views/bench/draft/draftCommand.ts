import type { ComparisonAsk } from '../../../../shared/contract/requests.ts'
import { toConfigurationName } from '../../../../shared/domain/configuration.ts'
import { isSameValue } from '../../../../shared/domain/parameterValue.ts'
import type { Topology } from '../../../../shared/domain/topology.ts'
import { measuringCommand } from '../../../../shared/text/commandLine.ts'

export type DraftCommand =
  | { readonly kind: 'command'; readonly command: string }
  /** `--set` holds for all configurations; these parameters have several values. */
  | { readonly kind: 'inexpressible'; readonly parameters: readonly string[] }

/** The same comparison on the command line. */
export function draftCommand(ask: ComparisonAsk, topologies: readonly Topology[]): DraftCommand {
  const changed = new Set(Object.values(ask.parameters ?? {}).flatMap((own) => Object.keys(own)))
  const values = [...changed].map((name) => [name, commonValue(name, ask, topologies)] as const)
  const several = values.filter(([, value]) => value === undefined).map(([name]) => name)
  if (several.length > 0) return { kind: 'inexpressible', parameters: several }
  const set = Object.fromEntries(values.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
  return { kind: 'command', command: measuringCommand({ ...ask, set }) }
}

/** The one that all configurations with this parameter have; undefined when they have several. */
function commonValue(name: string, ask: ComparisonAsk, topologies: readonly Topology[]): string | undefined {
  const all = ask.configurations.flatMap((configuration) => {
    const { topologyId, variant } = toConfigurationName(configuration)
    const topology = topologies.find(({ id }) => id === topologyId)
    const parameter = topology?.parameters[name]
    if (topology === undefined || parameter === undefined) return []
    const declared = topology.variants[variant]?.[name] ?? parameter.default
    return [{ parameter, value: ask.parameters?.[configuration]?.[name] ?? String(declared) }]
  })
  const [first] = all
  if (first === undefined) return undefined
  return all.every(({ value }) => isSameValue(first.parameter, first.value, value)) ? first.value : undefined
}
