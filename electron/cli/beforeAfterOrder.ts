import { beforeAfterChoice } from '../../shared/domain/beforeAfterChoice.ts'
import { PalierError } from '../../shared/domain/failure.ts'
import type { Problem } from '../../shared/domain/problem.ts'
import type { Topology } from '../../shared/domain/topology.ts'
import { type LoadOptions, toComparisonAsk } from './loadOptions.ts'
import type { DeclaredOrder } from './startMeasuring.ts'

/** What is chosen for a topology unless it is written. */
const elsewhere = { profile: 'quick' }

export type BeforeAfterOptions = Omit<LoadOptions, 'profile' | 'set'> &
  Partial<Pick<LoadOptions, 'profile' | 'set'>> & { readonly dataSet?: string }

/**
 * The comparison of what a topology declares as before and after. Throws `PalierError` unknownName for a name that no topology has, and
 * badInput for a topology that declares no such pair.
 */
export function beforeAfterOrder(
  name: string,
  topologies: readonly Topology[],
  options: BeforeAfterOptions,
  drawnSeed: number,
): DeclaredOrder {
  const topology = topologies.find(({ id }) => id === name)
  if (topology === undefined) {
    throw new PalierError({ kind: 'unknownName', what: 'topology', name, known: topologies.map(({ id }) => id) })
  }
  const choice = beforeAfterChoice(topology)
  if (choice === undefined) throw new PalierError({ kind: 'badInput', problems: [withoutPair(name, topologies)] })
  const { dataSet, ...written } = options
  const { set, problems: ofData } = withDataSet(topology, dataSet, options.set ?? [])
  const { profile, objectives } = choice
  const { ask, problems } = toComparisonAsk(
    choice.configurations,
    {
      ...elsewhere,
      ...(profile !== undefined && { profile }),
      ...(objectives !== undefined && { objectives }),
      ...written,
      set,
    },
    drawnSeed,
  )
  return { kind: 'new', ask, problems: [...ofData, ...problems] }
}

function withoutPair(name: string, topologies: readonly Topology[]): Problem {
  const known = topologies.filter(({ beforeAfter }) => beforeAfter !== undefined).map(({ id }) => id)
  return {
    where: 'topology',
    field: '',
    found: `${name}, which declares no before and after`,
    expected: known.length === 0 ? 'one that does, but there is none' : `one of ${known.join(', ')}`,
    fix: 'declare two of its variants in x-palier.beforeAfter, or compare them by name',
  }
}

/** The data set is a parameter like any other; that a set is none of its values is for the engine to say. */
function withDataSet(
  { id, data }: Topology,
  dataSet: string | undefined,
  set: readonly string[],
): { readonly set: readonly string[]; readonly problems: readonly Problem[] } {
  if (dataSet === undefined) return { set, problems: [] }
  const where = '--data-set'
  const problem = (expected: string) => ({ set, problems: [{ where, field: '', found: `"${dataSet}"`, expected }] })
  if (data === undefined) return problem(`no data set: ${id} has none`)
  if (!data.sets.includes(dataSet)) return problem(`one of ${data.sets.join(', ')}`)
  return { set: [...set, `${data.parameter}=${dataSet}`], problems: [] }
}
