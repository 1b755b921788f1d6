import { toConfigurationName } from '../../../../shared/domain/configuration.ts'
import { isSameValue, toParameterValue } from '../../../../shared/domain/parameterValue.ts'
import type { Parameter, Topology } from '../../../../shared/domain/topology.ts'
import type { Draft } from './draft.ts'

/** The value without any change of the draft, as written. */
export function declaredValue(topology: Topology, configuration: string, name: string): string {
  const { variant } = toConfigurationName(configuration)
  return String(topology.variants[variant]?.[name] ?? topology.parameters[name]?.default ?? '')
}

/** The value that the form shows, as written: it may not fit. */
export function draftValue(draft: Draft, topology: Topology, configuration: string, name: string): string {
  return draft.parameters[configuration]?.[name] ?? declaredValue(topology, configuration, name)
}

export function isChanged(draft: Draft, configuration: string, name: string): boolean {
  return draft.parameters[configuration]?.[name] !== undefined
}

/** Writing the declared value again takes the change back. */
export function setParameter(
  draft: Draft,
  topology: Topology,
  configuration: string,
  name: string,
  written: string,
): Draft {
  const { [name]: _, ...others } = draft.parameters[configuration] ?? {}
  const own = isAsDeclared(topology, configuration, name, written) ? others : { ...others, [name]: written }
  const { [configuration]: __, ...rest } = draft.parameters
  return { ...draft, parameters: Object.keys(own).length === 0 ? rest : { ...rest, [configuration]: own } }
}

export function takeBackParameters(draft: Draft, configuration: string): Draft {
  const { [configuration]: _, ...rest } = draft.parameters
  return { ...draft, parameters: rest }
}

function isAsDeclared(topology: Topology, configuration: string, name: string, written: string): boolean {
  const parameter = topology.parameters[name]
  const declared = declaredValue(topology, configuration, name)
  return parameter === undefined || written === declared || isSameValue(parameter, written, declared)
}

/** Changes of that configuration that its topology knows and that fit; the others would only be refused. */
export function fittingChanges(
  draft: Draft,
  topology: Topology,
  configuration: string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(draft.parameters[configuration] ?? {}).filter(([name, written]) => {
      const parameter = topology.parameters[name]
      return parameter !== undefined && fits(parameter, written)
    }),
  )
}

export function fits(parameter: Parameter, written: string): boolean {
  return toParameterValue(parameter, written) !== undefined
}

export interface BadParameter {
  readonly configuration: string
  readonly name: string
  readonly written: string
  readonly parameter: Parameter
}

/** Values of selected configurations that do not fit, in order of selection. */
export function badParameters(draft: Draft, topologies: readonly Topology[]): readonly BadParameter[] {
  return draft.selected.flatMap((configuration) => {
    const topology = topologies.find(({ id }) => id === toConfigurationName(configuration).topologyId)
    return Object.entries(draft.parameters[configuration] ?? {}).flatMap(([name, written]) => {
      const parameter = topology?.parameters[name]
      return parameter === undefined || fits(parameter, written) ? [] : [{ configuration, name, written, parameter }]
    })
  })
}

/** Names of the parameters that the strip lists: all of them, or those in which the columns differ or that were changed. */
export function listedParameters(
  draft: Draft,
  topology: Topology,
  columns: readonly string[],
  onlyDifferences: boolean,
): readonly string[] {
  const names = Object.keys(topology.parameters)
  if (!onlyDifferences || columns.length < 2) return names
  return names.filter((name) => {
    const parameter = topology.parameters[name]
    const [first = '', ...others] = columns.map((column) => draftValue(draft, topology, column, name))
    const differ = parameter !== undefined && others.some((other) => !isSameValue(parameter, first, other))
    return differ || columns.some((column) => isChanged(draft, column, name))
  })
}
