import { expect, test } from 'vitest'
import type { LoadCell } from '../domain/load.ts'
import type { RunResult } from '../domain/runResult.ts'
import { aManifest } from '../testing/aManifest.ts'
import { aCell, aSlot } from '../testing/aSlot.ts'
import { resultOf } from '../testing/resultOf.ts'

const { containers } = aManifest()
const redis = { name: 'redis', service: 'redis', role: 'cache', image: 'palier/redis:latest' }

test.each<{ name: string; cells: LoadCell[]; hasCache: boolean; cache: RunResult['cache'] }>([
  {
    name: 'the header decides, whatever the time',
    cells: [aCell({ us: [900_000, 900_000, 10], cacheHits: 2, cacheMisses: 1 })],
    hasCache: true,
    cache: { hits: 2, misses: 1, unclassified: 0, ratio: 2 / 3, source: 'header' },
  },
  {
    name: 'a request that is never cached has no header; an error is no part of it',
    cells: [
      aCell({ us: [1, 2], cacheHits: 2 }),
      aCell({ endpoint: 'search', us: [1, 2, 3] }),
      aCell({ outcome: 'reset' }),
    ],
    hasCache: false,
    cache: { hits: 2, misses: 0, unclassified: 3, ratio: 1, source: 'header' },
  },
  {
    name: 'no header anywhere: under 50 ms a hit, over 200 ms a miss',
    cells: [aCell({ us: [10, 49_999, 50_000, 200_000, 200_001] }), aCell({ outcome: 'http5xx', us: [1] })],
    hasCache: true,
    cache: { hits: 2, misses: 1, unclassified: 2, ratio: 2 / 3, source: 'inferred' },
  },
  {
    name: 'all between the thresholds: no ratio',
    cells: [aCell({ us: [100_000] })],
    hasCache: true,
    cache: { hits: 0, misses: 0, unclassified: 1, source: 'inferred' },
  },
  { name: 'nothing to infer without a cache', cells: [aCell({ us: [10] })], hasCache: false, cache: undefined },
  { name: 'nothing ok', cells: [aCell({ outcome: 'reset' })], hasCache: true, cache: undefined },
])('$name', ({ cells, hasCache, cache }) => {
  const manifest = aManifest({
    outcome: { kind: 'completed' },
    containers: hasCache ? [...containers, redis] : containers,
  })
  expect(resultOf({ manifest, slots: [aSlot(0, cells)] }).cache).toEqual(cache)
})
