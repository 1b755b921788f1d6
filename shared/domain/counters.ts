/**
 * What a component counts of itself, or its kernel of it. A name that ends in `Total` only grows until the component restarts;
 * every other one is the value of that moment.
 */
export const counterNames = [
  /**
   * Nginx: clients' connections open now (`Active connections`); a request that is at an upstream takes a second one, which Nginx does not
   * count here. And how many of both there may be: worker processes × `worker_connections`.
   */
  'connectionsOpen',
  'connectionsLimit',
  /** Nginx: each has its equal part of `connectionsLimit` to itself, so one may run out before the sum does. */
  'workerProcesses',
  'connectionsAcceptedTotal',
  'connectionsHandledTotal',
  'requestsTotal',
  /** Nginx: connections by what they do. */
  'connectionsReading',
  'connectionsWriting',
  'connectionsWaiting',
  /** PostgreSQL: client backends, those at work, those that wait for a lock; and `max_connections` less what is reserved, and less ours. */
  'databaseConnections',
  'databaseConnectionsLimit',
  'databaseActive',
  'databaseLockWaits',
  /** PostgreSQL: ended ones, and those of them that were rolled back; blocks looked for, and found in its own memory. */
  'transactionsTotal',
  'rollbacksTotal',
  'blocksReadTotal',
  'blocksHitTotal',
  /** Redis. */
  'cacheMemoryBytes',
  'cacheMemoryLimitBytes',
  'cacheHitsTotal',
  'cacheMissesTotal',
  'cacheEvictionsTotal',
  'cacheClients',
  /** Kernel, of all processes of a container: the process that has the most descriptors, and its limit. */
  'openFiles',
  'openFilesLimit',
  /**
   * Kernel: connections that wait to be accepted, the longest queue of the container; and its length at most, which is not known yet of any.
   * Not in every reading: of each container every few seconds, of the one where connections wait each second.
   */
  'listenQueue',
  'listenQueueLimit',
  'listenOverflowsTotal',
  /** Kernel: processes killed for want of memory within the container's limit; times the limit was reached. */
  'oomKillsTotal',
  'memoryLimitHitsTotal',
] as const

export type CounterName = (typeof counterNames)[number]

/** About one look a second at one container, by one source. What is not known is absent. */
export interface CounterReading {
  readonly atMs: number
  readonly container: string
  readonly source: 'nginx' | 'postgresql' | 'redis' | 'kernel'
  readonly values: Readonly<Partial<Record<CounterName, number>>>
}

/** What a log line says, by patterns that are written down with their programs' own words. */
export const logSigns = [
  /** Nginx `[warn] … worker_connections are not enough, reusing connections`: pressure. */
  'connectionsReused',
  /** Nginx `[alert] … worker_connections are not enough`: exhaustion. */
  'connectionsExhausted',
  'upstreamTimedOut',
  'upstreamRefused',
  'upstreamReset',
  'upstreamUnreachable',
  'noLiveUpstreams',
  /** `Too many open files`, of any program. */
  'tooManyOpenFiles',
  /** Gunicorn `WORKER TIMEOUT`. */
  'workerTimeout',
  /** Gunicorn: a worker was ended by a signal other than a stop's; PostgreSQL: one of its processes was. */
  'workerKilled',
  /** PostgreSQL `too many clients already`, `remaining connection slots are reserved`; and its clients' errors that quote it. */
  'tooManyClients',
  /** A pool's wait for a connection ran out (asyncpg: or the time for connecting or for the query, it does not tell them apart). */
  'poolTimeout',
  'outOfMemory',
  'traceback',
] as const

export type LogSign = (typeof logSigns)[number]

/** Lines of one kind that one container wrote within one second. */
export interface LogReading {
  /** Of the first of them. */
  readonly atMs: number
  readonly container: string
  readonly sign: LogSign
  readonly count: number
  /** The first of them, without its time, at most 400 characters. */
  readonly line: string
}
