import type Dockerode from 'dockerode'
import { PalierError } from '../../../../shared/domain/failure.ts'
import type { Problem } from '../../../../shared/domain/problem.ts'
import type { NamedContainer } from '../../ports/containerObserver.ts'
import { engineFailed } from '../engineError.ts'

/** Ids of running containers by their names. Throws `PalierError` badInput with all names that nobody has, and the names that there are. */
export async function findContainers(
  docker: Dockerode,
  named: readonly NamedContainer[],
  signal: AbortSignal,
): Promise<readonly (NamedContainer & { readonly id: string })[]> {
  const listed = await docker.listContainers({ abortSignal: signal }).catch((error: unknown) => {
    signal.throwIfAborted()
    throw engineFailed('listing its containers', error)
  })
  const ids = new Map(listed.flatMap(({ Id, Names }) => Names.map((name) => [name.replace(/^\//, ''), Id] as const)))
  const problems: Problem[] = []
  const found = named.flatMap((one) => {
    const id = ids.get(one.name)
    if (id === undefined) problems.push(unknown(one.name, [...ids.keys()]))
    return id === undefined ? [] : [{ ...one, id }]
  })
  if (problems.length > 0) throw new PalierError({ kind: 'badInput', problems })
  return found
}

function unknown(name: string, known: readonly string[]): Problem {
  const there = known.length === 0 ? 'none runs on that engine' : known.toSorted().join(', ')
  return { where: '--containers', field: '', found: `"${name}"`, expected: `a running container: ${there}` }
}
