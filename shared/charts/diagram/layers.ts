import type { Role } from '../../domain/topology.ts'

/** What a diagram needs to know of a container. */
export interface DrawnContainer {
  readonly name: string
  /** As stored: a role of a later version is drawn as `other`. */
  readonly role: string
}

/** In the order in which they are drawn. */
const roles: readonly Role[] = ['proxy', 'balancer', 'api', 'cache', 'database', 'other']

export function drawnRole({ role }: DrawnContainer): Role {
  return roles.find((one) => one === role) ?? 'other'
}

export type DrawnNode<C extends DrawnContainer> =
  | { readonly kind: 'container'; readonly container: C }
  /** Stands for that many instances that are not drawn. */
  | { readonly kind: 'more'; readonly count: number }

/** More instances than this are drawn as the first two, a count and the last. */
const mostDrawn = 4

/** Who is asked by whom, in order: the edge, what shares the load out, the instances, what these keep their data in. Empty layers are left out. */
export function layers<C extends DrawnContainer>(
  containers: readonly C[],
): readonly (readonly [DrawnNode<C>, ...DrawnNode<C>[]])[] {
  const edge = containers.filter(({ role }) => role === 'proxy')
  const balancers = containers.filter(({ role }) => role === 'balancer')
  const api = containers.filter(({ role }) => role === 'api')
  const stores = containers
    .filter((one) => !edge.includes(one) && !balancers.includes(one) && !api.includes(one))
    .toSorted((a, b) => roles.indexOf(drawnRole(a)) - roles.indexOf(drawnRole(b)))
  return [edge.map(toNode), balancers.map(toNode), shortened(api), stores.map(toNode)].flatMap(([first, ...rest]) =>
    first === undefined ? [] : [[first, ...rest]],
  )
}

function shortened<C extends DrawnContainer>(api: readonly C[]): readonly DrawnNode<C>[] {
  const [first, second] = api
  const last = api.at(-1)
  if (api.length <= mostDrawn || !first || !second || !last) return api.map(toNode)
  return [toNode(first), toNode(second), { kind: 'more', count: api.length - 3 }, toNode(last)]
}

function toNode<C extends DrawnContainer>(container: C): DrawnNode<C> {
  return { kind: 'container', container }
}
