import type { Finding } from '../../../domain/diagnosis.ts'
import { adviceOf } from './advice.ts'
import { cpuOfLimitOver, cpuOver } from './cpu.ts'
import type { Grounds } from './grounds.ts'
import { isIn, partsOf, type Span, wholeSpan } from './spans.ts'
import { toFinding } from './toFinding.ts'

/** Below it more than three of five requests reach the database all the same. */
const effectiveFrom = 0.4

/** Fewer lookups say nothing. */
const fewest = 200

/** A cache begins empty: so long nobody can tell one that saves little from one that is being filled. */
const coldMs = 10_000

/** From this share of what all containers compute on, or of its own limit, what misses the cache makes the database work. */
const notableShare = 0.15
const notableOfLimitPercent = 50

/** Most lookups missed the cache, or it threw away what it held, while clients suffered and the database had to work for it. */
export function ineffectiveCache(grounds: Grounds): Finding[] {
  const [container] = grounds.containersOf('cache')
  if (container === undefined) return []
  const [database] = grounds.containersOf('database')
  const isMissed = (span: Span) => {
    const { ratio } = lookupsIn(grounds, container, span)
    return (
      ratio !== undefined && ratio < effectiveFrom && (database === undefined || isWorking(grounds, database, span))
    )
  }
  // Each trouble by itself, and without the time in which the cache was filled.
  const missed = grounds.hurt.filter((one) => one.toMs > coldMs && isMissed(withoutCold(one)))
  const span = wholeSpan(missed)
  const warm = wholeSpan(missed.map(withoutCold))
  if (span === undefined || warm === undefined) return []
  const { seen, own, lookups, ratio = 0 } = lookupsIn(grounds, container, warm)
  const evictionsPerS = highest(grounds, container, 'cacheEvictionsTotal', span)
  const isCrowded = (evictionsPerS ?? 0) > 0
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

function withoutCold({ fromMs, toMs }: Span): Span {
  return { fromMs: Math.max(coldMs, fromMs), toMs }
}

/** True where nobody read what it uses. */
function isWorking(grounds: Grounds, database: string, span: Span): boolean {
  const used = cpuOver(grounds, database, span)
  const all = grounds.manifest.containers.reduce((sum, { name }) => sum + (cpuOver(grounds, name, span) ?? 0), 0)
  const ofLimit = cpuOfLimitOver(grounds, database, span) ?? 0
  return used === undefined || used >= notableShare * all || ofLimit >= notableOfLimitPercent
}

/** What answers say of themselves where there is enough of it, else what the cache counts; a ratio of enough lookups only. */
function lookupsIn(
  grounds: Grounds,
  container: string,
  span: Span,
): Lookups & { readonly seen: Lookups; readonly own: Lookups } {
  const seen = seenByClients(grounds, span)
  const own = ownCount(grounds, container, span)
  const { lookups, ratio } = seen.lookups >= fewest ? seen : own
  return { seen, own, lookups, ratio: lookups < fewest ? undefined : ratio }
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

/** Of its first and its last look within each part of the span. */
function ownCount({ counters }: Grounds, container: string, span: Span): Lookups {
  const looks = counters.filter((look) => look.container === container && look.source === 'redis')
  const grown = (name: 'cacheHitsTotal' | 'cacheMissesTotal') =>
    partsOf([span]).reduce((sum, part) => {
      const within = looks.filter(({ atMs }) => isIn(part, atMs))
      const [first, last] = [within[0]?.values, within.at(-1)?.values]
      return sum + Math.max(0, (last?.[name] ?? 0) - (first?.[name] ?? 0))
    }, 0)
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
