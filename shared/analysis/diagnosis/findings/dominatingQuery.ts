import type { Finding } from '../../../domain/diagnosis.ts'
import { adviceOf } from './advice.ts'
import { cpuOver } from './cpu.ts'
import { databaseSaturation } from './databaseSaturation.ts'
import type { Grounds } from './grounds.ts'
import { toFinding } from './toFinding.ts'

const dominatingFrom = 0.5

/** One statement took more than half of the database’s time while the database was the limit. An idle database has such a statement, too. */
export function dominatingQuery(grounds: Grounds): Finding[] {
  const [saturation] = databaseSaturation(grounds)
  const { queries = [] } = grounds
  const [first] = queries.toSorted((a, b) => b.totalMs - a.totalMs)
  const totalMs = queries.reduce((sum, one) => sum + one.totalMs, 0)
  if (saturation?.container === undefined || first === undefined || first.totalMs <= dominatingFrom * totalMs) return []
  const { container, fromMs, toMs } = saturation
  return [
    toFinding(grounds, {
      rule: 'dominatingQuery',
      fromMs,
      toMs,
      of: [container],
      kinds: [true],
      figures: {
        ofTimePercent: (first.totalMs / totalMs) * 100,
        calls: first.calls,
        meanMs: first.meanMs,
        totalMs: first.totalMs,
        cpuPercent: cpuOver(grounds, container, saturation),
      },
      shown: {
        counters: [
          [container, 'cpuPercent'],
          [container, 'databaseActive'],
        ],
      },
      query: first.query,
      // An index makes it cheaper; what a cache answers is not asked at all.
      advice: adviceOf(grounds, ['DB_INDEXES', 'change'], ['CACHE_TTL_SECONDS', 'raise']),
    }),
  ]
}
