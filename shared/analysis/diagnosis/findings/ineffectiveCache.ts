import type { Finding } from '../../../domain/diagnosis.ts'
import { adviceOf } from './advice.ts'
import { hurtful } from './clients.ts'
import { cpuOver } from './cpu.ts'
import type { Grounds } from './grounds.ts'
import { isIn, type Span } from './spans.ts'
import { toFinding } from './toFinding.ts'

/** Below it more than three of five requests reach the database all the same. */
const effectiveFrom = 0.4

/** Fewer lookups say nothing. */
const fewest = 200

/** Most lookups missed the cache, or it threw away what it held, while clients suffered. */
export function ineffectiveCache(grounds: Grounds): Finding[] {
  const [container] = grounds.containersOf('cache')
  const span = hurtful(grounds, grounds.hurt)
  if (container === undefined || span === undefined) return []
  const seen = seenByClients(grounds, span)
  const own = ownCount(grounds, container, span)
  const evictionsPerS = highest(grounds, container, 'cacheEvictionsTotal', span)
  const { lookups, ratio } = seen.lookups >= fewest ? seen : own
  if (lookups < fewest || ratio === undefined || ratio >= effectiveFrom) return []
  const isCrowded = (evictionsPerS ?? 0) > 0
  const [database] = grounds.containersOf('database')
  return [
    toFinding(grounds, {
      rule: 'ineffectiveCache',
      ...span,
      of: [container],
      // What answers say of themselves; what the cache counts; and that it has no room.
      kinds: [seen.lookups >= fewest, own.lookups >= fewest && (own.ratio ?? 1) < effectiveFrom, isCrowded],
      figures: {
        hitPercent: ratio * 100,
        lookups,
        evictionsPerS,
        databaseCpuPercent: database === undefined ? undefined : cpuOver(grounds, database, span),
      },
      shown: {
        counters: [
          [container, 'cacheHitsTotal'],
          [container, 'cacheMissesTotal'],
          [container, 'cacheEvictionsTotal'],
          [container, 'cacheMemoryBytes'],
        ],
      },
      // What is thrown away for want of room does not live as long as it may.
      advice: adviceOf(grounds, isCrowded ? ['REDIS_MAXMEMORY', 'raise'] : ['CACHE_TTL_SECONDS', 'raise']),
    }),
  ]
}

interface Lookups {
  readonly lookups: number
  readonly ratio: number | undefined
}

function seenByClients({ ticks }: Grounds, span: Span): Lookups {
  const within = ticks.filter(({ second }) => isIn(span, second * 1000))
  const hits = within.reduce((sum, { total }) => sum + total.cacheHits, 0)
  return toLookups(
    hits,
    within.reduce((sum, { total }) => sum + total.cacheMisses, 0),
  )
}

/** Of its first and its last look within the span. */
function ownCount({ counters }: Grounds, container: string, span: Span): Lookups {
  const looks = counters.filter(
    (look) => look.container === container && look.source === 'redis' && isIn(span, look.atMs),
  )
  const [first, last] = [looks[0]?.values, looks.at(-1)?.values]
  const grown = (name: 'cacheHitsTotal' | 'cacheMissesTotal') => Math.max(0, (last?.[name] ?? 0) - (first?.[name] ?? 0))
  return toLookups(grown('cacheHitsTotal'), grown('cacheMissesTotal'))
}

function toLookups(hits: number, misses: number): Lookups {
  const lookups = hits + misses
  return { lookups, ratio: lookups === 0 ? undefined : hits / lookups }
}

function highest(grounds: Grounds, container: string, name: 'cacheEvictionsTotal', span: Span): number | undefined {
  const values = grounds.valuesOf(container, name).flatMap(({ atMs, value }) => (isIn(span, atMs) ? [value] : []))
  return values.length === 0 ? undefined : Math.max(...values)
}
