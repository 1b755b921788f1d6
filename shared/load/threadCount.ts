import type { ConnectionPolicy } from '../domain/load.ts'

/**
 * Load threads of a run that has so many cores for them: no more than its pool has connections, and than may be under way at once. Each thread
 * has at least one of both, so that more threads would be more connections than were asked for.
 */
export function threadCount(
  cores: number,
  connections: ConnectionPolicy,
  load: { readonly maxInFlight?: number | undefined },
): number {
  const pool = connections.kind === 'shared' ? connections.count : Number.POSITIVE_INFINITY
  return Math.max(1, Math.min(cores, pool, load.maxInFlight ?? Number.POSITIVE_INFINITY))
}
