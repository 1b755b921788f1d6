import { type Configuration, toWrittenName } from '../../../shared/domain/configuration.ts'
import { PalierError } from '../../../shared/domain/failure.ts'
import { toParameterValue } from '../../../shared/domain/parameterValue.ts'
import type { Problem } from '../../../shared/domain/problem.ts'
import type { ParameterValue, Topology } from '../../../shared/domain/topology.ts'
import { nearestName } from '../../../shared/text/nearestName.ts'
import { describeValue } from './describeValue.ts'
import { expectedValue } from './expectedValue.ts'

type Values = Readonly<Record<string, ParameterValue>>

/**
 * A topology under a variant, with `set` (texts as written after `--set`) over the variant over the defaults.
 * Names in `set` that this topology does not have are left out: another one of the comparison may have them (`checkSet`).
 * Throws `PalierError`: unknownName for the variant, badInput with all values that do not fit.
 */
export function resolveConfiguration(
  topology: Topology,
  variant: string,
  set: Readonly<Record<string, string>>,
): Configuration {
  const topologyId = topology.id
  if (!Object.hasOwn(topology.variants, variant)) {
    const known = Object.keys(topology.variants).map((name) => toWrittenName({ topologyId, variant: name }))
    const name = toWrittenName({ topologyId, variant })
    throw new PalierError({ kind: 'unknownName', what: 'variant', name, known })
  }
  const problems = badValues(topology, set)
  if (problems.length > 0) throw new PalierError({ kind: 'badInput', problems })
  const overridden = Object.keys(set).filter((name) => Object.hasOwn(topology.parameters, name))
  return {
    topologyId,
    variant,
    id: toWrittenName({ topologyId, variant }),
    parameters: effectiveValues(topology, variant, set),
    overridden,
  }
}

/** What is wrong with `--set` for a comparison of these topologies: names that none of them has, values that do not fit. */
export function checkSet(topologies: readonly Topology[], set: Readonly<Record<string, string>>): readonly Problem[] {
  const bad = topologies.flatMap((topology) => badValues(topology, set))
  return [
    ...unknownParameters(topologies, set),
    ...new Map(bad.map((problem) => [JSON.stringify(problem), problem])).values(),
  ]
}

/** Names in `--set` that none of these topologies has. */
export function unknownParameters(
  topologies: readonly Topology[],
  set: Readonly<Record<string, string>>,
): readonly Problem[] {
  const known = [...new Set(topologies.flatMap((topology) => Object.keys(topology.parameters)))]
  return Object.keys(set)
    .filter((name) => !known.includes(name))
    .map((name) => {
      const meant = nearestName(name, known)
      return {
        where: '--set',
        field: name,
        found: `the unknown parameter ${name}`,
        expected: known.length === 0 ? 'none: no chosen topology has parameters' : `one of ${known.join(', ')}`,
        ...(meant === undefined ? {} : { fix: `did you mean ${meant}?` }),
      }
    })
}

/** Defaults under the variant's values under `set`. Values that do not fit are left out. */
export function effectiveValues(
  { parameters, variants }: Pick<Topology, 'parameters' | 'variants'>,
  variant: string,
  set: Readonly<Record<string, string>>,
): Values {
  const chosen: Readonly<Record<string, unknown>> = { ...variants[variant], ...set }
  return Object.fromEntries(
    Object.entries(parameters).map(([name, parameter]) => [
      name,
      toParameterValue(parameter, chosen[name]) ?? parameter.default,
    ]),
  )
}

function badValues({ parameters }: Topology, set: Readonly<Record<string, string>>): Problem[] {
  return Object.entries(set).flatMap(([name, written]) => {
    const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined
    if (parameter === undefined || toParameterValue(parameter, written) !== undefined) return []
    return [{ where: '--set', field: name, found: describeValue(written), expected: expectedValue(parameter) }]
  })
}
