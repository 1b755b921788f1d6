import type { Grounds, Value } from './grounds.ts'
import { isIn, type Span } from './spans.ts'

export interface BalancerConnections {
  /** The most that were in use at once, clients’ and upstream ones together; undefined where the balancer was not asked. */
  readonly inUse: number | undefined
  readonly limit: number | undefined
  readonly ofLimitPercent: number | undefined
}

/** How full the balancer was at most within the span. */
export function balancerConnections(grounds: Grounds, container: string, span: Span): BalancerConnections {
  const values = connectionsInUse(grounds, container).filter(({ atMs }) => isIn(span, atMs))
  const inUse = values.length === 0 ? undefined : Math.max(...values.map(({ value }) => value))
  const limit = connectionsLimit(grounds, container)
  return { inUse, limit, ofLimitPercent: inUse !== undefined && limit ? (inUse / limit) * 100 : undefined }
}

/**
 * Nginx’s status page counts clients’ connections alone. A request that is being answered (`Writing`) has a second one to its upstream, and
 * both come out of `worker_connections`.
 */
export function connectionsInUse({ counters }: Grounds, container: string): Value[] {
  return counters.flatMap(({ container: of, atMs, values: { connectionsOpen, connectionsWriting = 0 } }) =>
    of !== container || connectionsOpen === undefined ? [] : [{ atMs, value: connectionsOpen + connectionsWriting }],
  )
}

/** Of all its processes; where it does not say so itself, what its log line names, which is that of one process. */
export function connectionsLimit(grounds: Grounds, container: string): number | undefined {
  return grounds.valuesOf(container, 'connectionsLimit').at(-1)?.value ?? namedLimit(grounds, container)
}

function namedLimit({ logs }: Grounds, container: string): number | undefined {
  const lines = logs.filter((log) => log.container === container).map(({ line }) => line)
  const [found] = lines.flatMap((line) => /(\d+) worker_connections are not enough/.exec(line)?.[1] ?? [])
  return found === undefined ? undefined : Number(found)
}
