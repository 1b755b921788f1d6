import type { RunManifest } from '../domain/manifest.ts'
import type { RunResult } from '../domain/runResult.ts'
import { type LatencyMath, LatencySum } from './latencySum.ts'
import { countsOf, type LoadGroup } from './loadGroups.ts'

/** Study A's thresholds: faster is a hit, slower a miss, between the two nobody knows. */
const hitBelowUs = 50_000
const missAboveUs = 200_000

/**
 * From the `X-Cache` header. Only where no response at all had one, and the topology has a cache, from the service time of
 * ok requests; absent otherwise.
 */
export function toCache<H>(
  groups: readonly LoadGroup<H>[],
  manifest: RunManifest,
  latency: LatencyMath<H>,
): Pick<RunResult, 'cache'> {
  const sum = (of: (group: LoadGroup<H>) => number) => groups.reduce((total, group) => total + of(group), 0)
  const hits = sum(({ cacheHits }) => cacheHits)
  const misses = sum(({ cacheMisses }) => cacheMisses)
  if (hits + misses > 0)
    return figures(
      'header',
      hits,
      misses,
      sum(({ unmarked }) => unmarked),
    )
  const { ok } = countsOf(groups)
  if (ok === 0 || !manifest.containers.some(({ role }) => role === 'cache')) return {}
  const sums = groups.map(({ serviceUs }) => serviceUs)
  const fast = LatencySum.countAtMost(latency, sums, hitBelowUs - 1)
  const slow = ok - LatencySum.countAtMost(latency, sums, missAboveUs)
  return figures('inferred', fast, slow, ok - fast - slow)
}

function figures(
  source: 'header' | 'inferred',
  hits: number,
  misses: number,
  unclassified: number,
): Pick<RunResult, 'cache'> {
  const ratio = hits + misses > 0 ? { ratio: hits / (hits + misses) } : {}
  return { cache: { hits, misses, unclassified, ...ratio, source } }
}
