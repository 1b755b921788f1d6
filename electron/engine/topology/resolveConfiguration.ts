import { type Configuration, toWrittenName } from '../../../shared/domain/configuration.ts'
import { PalierError } from '../../../shared/domain/failure.ts'
import { toParameterValue } from '../../../shared/domain/parameterValue.ts'
import type { Problem } from '../../../shared/domain/problem.ts'
import type { ParameterValue, Topology } from '../../../shared/domain/topology.ts'
import { nearestName } from '../../../shared/text/nearestName.ts'
import { describeValue } from './describeValue.ts'
import { expectedValue } from './expectedValue.ts'

type Values = Readonly<Record<string, ParameterValue>>
type Written = Readonly<Record<string, string>>

/**
 * A topology under a variant, with `own` (this configuration's values, as written) over `set` (everybody's, as written after
 * `--set`) over the variant over the defaults. Names in `set` that this topology does not have are left out: another one of
 * the comparison may have them (`checkSet`); in `own` they are wrong. Throws `PalierError`: unknownName for the variant,
 * badInput with everything that does not fit.
 */
export function resolveConfiguration(
  topology: Topology,
  variant: string,
  set: Written,
  own: Written = {},
): Configuration {
  const topologyId = topology.id
  if (!Object.hasOwn(topology.variants, variant)) {
    const known = Object.keys(topology.variants).map((name) => toWrittenName({ topologyId, variant: name }))
    const name = toWrittenName({ topologyId, variant })
    throw new PalierError({ kind: 'unknownName', what: 'variant', name, known })
  }
  const id = toWrittenName({ topologyId, variant })
  const problems = [...badValues(topology, set, '--set'), ...checkOwn(topology, id, own)]
  if (problems.length > 0) throw new PalierError({ kind: 'badInput', problems })
  const written = { ...set, ...own }
  const overridden = Object.keys(written).filter((name) => Object.hasOwn(topology.parameters, name))
  return { topologyId, variant, id, parameters: effectiveValues(topology, variant, written), overridden }
}

/** What is wrong with the values of one configuration, which stands as the place: `trio-cache:tuned`. */
export function checkOwn(topology: Topology, id: string, own: Written): readonly Problem[] {
  return [...unknownParameters([topology], own, id), ...badValues(topology, own, id)]
}

/** What is wrong with `--set` for a comparison of these topologies: names that none of them has, values that do not fit. */
export function checkSet(topologies: readonly Topology[], set: Written): readonly Problem[] {
  const bad = topologies.flatMap((topology) => badValues(topology, set, '--set'))
  return [
    ...unknownParameters(topologies, set),
    ...new Map(bad.map((problem) => [JSON.stringify(problem), problem])).values(),
  ]
}

/** Names that none of these topologies has. */
export function unknownParameters(
  topologies: readonly Topology[],
  written: Written,
  where = '--set',
): readonly Problem[] {
  const known = [...new Set(topologies.flatMap((topology) => Object.keys(topology.parameters)))]
  return Object.keys(written)
    .filter((name) => !known.includes(name))
    .map((name) => {
      const meant = nearestName(name, known)
      return {
        where,
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
  set: Written,
): Values {
  const chosen: Readonly<Record<string, unknown>> = { ...variants[variant], ...set }
  return Object.fromEntries(
    Object.entries(parameters).map(([name, parameter]) => [
      name,
      toParameterValue(parameter, chosen[name]) ?? parameter.default,
    ]),
  )
}

function badValues({ parameters }: Topology, set: Written, where: string): Problem[] {
  return Object.entries(set).flatMap(([name, written]) => {
    const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined
    if (parameter === undefined || toParameterValue(parameter, written) !== undefined) return []
    return [{ where, field: name, found: describeValue(written), expected: expectedValue(parameter) }]
  })
}
