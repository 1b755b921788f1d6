import type { Grounds } from './grounds.ts'
import { isIn, type Span } from './spans.ts'

export interface BalancerConnections {
  /** The most that were open at once; undefined where the balancer was not asked. */
  readonly open: number | undefined
  readonly limit: number | undefined
  readonly ofLimitPercent: number | undefined
}

/** How full the balancer was. Without its own figures the limit is what its log line names, which is that of one worker process. */
export function balancerConnections(grounds: Grounds, container: string, span: Span): BalancerConnections {
  const values = grounds.valuesOf(container, 'connectionsOpen').filter(({ atMs }) => isIn(span, atMs))
  const open = values.length === 0 ? undefined : Math.max(...values.map(({ value }) => value))
  const limit = grounds.valuesOf(container, 'connectionsLimit').at(-1)?.value ?? namedLimit(grounds, container)
  return { open, limit, ofLimitPercent: open !== undefined && limit ? (open / limit) * 100 : undefined }
}

function namedLimit({ logs }: Grounds, container: string): number | undefined {
  const lines = logs.filter((log) => log.container === container).map(({ line }) => line)
  const [found] = lines.flatMap((line) => /(\d+) worker_connections are not enough/.exec(line)?.[1] ?? [])
  return found === undefined ? undefined : Number(found)
}
