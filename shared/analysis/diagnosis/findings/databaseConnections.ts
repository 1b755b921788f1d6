import type { Finding } from '../../../domain/diagnosis.ts'
import { adviceOf, numberOf } from './advice.ts'
import { countOutcomes, hurtful } from './clients.ts'
import { areThrottled } from './cpu.ts'
import { databaseSaturation } from './databaseSaturation.ts'
import type { Grounds } from './grounds.ts'
import { hostSaturation } from './hostSaturation.ts'
import { logLines } from './logLines.ts'
import { losses } from './losses.ts'
import { isIn, type Span, spansOf, wholeSpan } from './spans.ts'
import { toFinding } from './toFinding.ts'
import { workersOf } from './workerSaturation.ts'

/** PostgreSQL’s own default of `superuser_reserved_connections`. */
const reserved = 3

const fullFrom = 0.97

/** The database accepted no more connections, or the instances’ pools had none left while database and instances had time. */
export function databaseConnections(grounds: Grounds): Finding[] {
  const [database] = grounds.containersOf('database')
  if (database === undefined) return []
  const pools = poolsOf(grounds)
  const refused = logLines(grounds, ['tooManyClients'])
  const limit = grounds.valuesOf(database, 'databaseConnectionsLimit').at(-1)?.value ?? pools.accepted
  const full = fullSpan(grounds, database, limit)
  if (refused !== undefined || (full !== undefined && (pools.most ?? 0) > (limit ?? Number.POSITIVE_INFINITY))) {
    const span = wholeSpan([refused, full].filter((one) => one !== undefined))
    return span === undefined ? [] : [exhausted(grounds, database, span, limit)]
  }
  return poolsExhausted(grounds, database)
}

function exhausted(grounds: Grounds, database: string, span: Span, limit: number | undefined): Finding {
  const pools = poolsOf(grounds)
  const refused = logLines(grounds, ['tooManyClients'])
  const highest = highestOpen(grounds, database, span)
  return toFinding(grounds, {
    rule: 'databaseConnections',
    ...span,
    of: [database],
    // What programs say; what the database counts; what the pools may open by their settings.
    kinds: [
      refused !== undefined,
      limit !== undefined && (highest ?? 0) >= fullFrom * limit,
      (pools.most ?? 0) > (limit ?? Number.POSITIVE_INFINITY),
    ],
    figures: {
      lines: refused?.count,
      connections: highest,
      connectionsLimit: limit,
      poolConnections: pools.most,
      ...pools.factors,
      http503: countOutcomes(grounds, span, 'http503'),
    },
    shown: {
      counters: [
        [database, 'databaseConnections'],
        ['clients', 'errorRate'],
      ],
      signs: ['tooManyClients', 'poolTimeout'],
    },
    advice: adviceOf(grounds, ['DB_POOL_SIZE', 'lower'], ['DB_MAX_CONNECTIONS', 'raise']),
  })
}

/** Requests waited in vain for a connection of a pool, and nothing else was at its limit: the pools are too small. */
function poolsExhausted(grounds: Grounds, database: string): Finding[] {
  const waited = logLines({ logs: withoutAway(grounds, database) }, ['poolTimeout'])
  if (waited === undefined || isElsewhere(grounds, waited)) return []
  const pools = poolsOf(grounds)
  const highest = highestOpen(grounds, database, waited)
  const isFull = pools.most !== undefined && highest !== undefined && highest >= fullFrom * pools.most
  // A pool that was not full, or of which nobody knows, may have had nobody to wait for: who waited was short of something else.
  if (highest === undefined || (pools.most !== undefined && !isFull)) return []
  return [
    toFinding(grounds, {
      rule: 'databaseConnections',
      fromMs: waited.fromMs,
      toMs: waited.toMs,
      of: [database],
      kinds: [true, isFull],
      figures: { lines: waited.count, connections: highest, poolConnections: pools.most, ...pools.factors, isPool: 1 },
      shown: {
        counters: [
          [database, 'databaseConnections'],
          [database, 'databaseActive'],
        ],
        signs: ['poolTimeout'],
      },
      advice: adviceOf(grounds, ['DB_POOL_SIZE', 'raise']),
    }),
  ]
}

/** Who waits for a database that is gone says the same; what was asked of it meanwhile is told up to a pool’s own time limit later. */
const toldLateMs = 30_000

function withoutAway(grounds: Grounds, database: string): Grounds['logs'] {
  const away = losses(grounds)
    .filter(({ container }) => container === database)
    .map(({ fromMs, toMs }) => ({ fromMs, toMs: toMs + toldLateMs }))
  return grounds.logs.filter(({ atMs }) => !away.some((one) => isIn(one, atMs)))
}

/** Where CPU ran out, connections are held for longer than they have to be: that is not the pools’ fault. */
function isElsewhere(grounds: Grounds, span: Span): boolean {
  return areThrottled(grounds, span) || databaseSaturation(grounds).length > 0 || hostSaturation(grounds).length > 0
}

/** What the instances’ pools may open together, and what the database accepts, by the topology’s parameters; as far as it has them. */
function poolsOf(grounds: Grounds): {
  readonly most: number | undefined
  readonly accepted: number | undefined
  readonly factors: Readonly<Record<string, number | undefined>>
} {
  const [workers, size, max] = [
    workersOf(grounds),
    numberOf(grounds, 'DB_POOL_SIZE'),
    numberOf(grounds, 'DB_MAX_CONNECTIONS'),
  ]
  const instances = grounds.containersOf('api').length
  return {
    most: workers === undefined || size === undefined ? undefined : instances * workers * size,
    accepted: max === undefined ? undefined : max - reserved,
    factors: { instances, workersPerInstance: workers, poolSize: size },
  }
}

function fullSpan(grounds: Grounds, database: string, limit: number | undefined): Span | undefined {
  if (limit === undefined) return undefined
  const open = grounds.valuesOf(database, 'databaseConnections')
  return hurtful(
    grounds,
    spansOf(open, ({ value }) => value >= fullFrom * limit),
  )
}

function highestOpen({ valuesOf }: Grounds, database: string, span: Span): number | undefined {
  const open = valuesOf(database, 'databaseConnections').flatMap(({ atMs, value }) => (isIn(span, atMs) ? [value] : []))
  return open.length === 0 ? undefined : Math.max(...open)
}
