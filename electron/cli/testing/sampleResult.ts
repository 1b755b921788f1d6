import type { RunEvent } from '../../../shared/domain/events.ts'
import type { RunManifest } from '../../../shared/domain/manifest.ts'
import type { RunResult } from '../../../shared/domain/runResult.ts'
import { aManifest } from '../../../shared/testing/aManifest.ts'
import { aCell, aSlot } from '../../../shared/testing/aSlot.ts'
import { resultOf } from '../../../shared/testing/resultOf.ts'

const events: readonly RunEvent[] = [
  { runId: 'r', seq: 1, elapsedMs: 1800, atMs: 0, kind: 'state', at: 'measuring' },
  {
    runId: 'r',
    seq: 2,
    elapsedMs: 6000,
    atMs: 4200,
    kind: 'component',
    container: 'api-2',
    what: 'died',
    exitCode: 137,
  },
]

/** Ten seconds on two instances: each second three good answers and one that never came; one container dies. */
export function measuredResult(changes: Partial<RunManifest> = {}): RunResult {
  const cells = [
    aCell({ us: [1200, 3400], instance: 'api-1', cacheHits: 2 }),
    aCell({ us: [250_000], instance: 'api-2', endpoint: 'stores', cacheMisses: 1 }),
    aCell({ us: [9_000_000], outcome: 'responseTimeout', endpoint: 'stores', bytes: 0 }),
  ]
  return resultOf({
    manifest: aManifest({ outcome: { kind: 'completed' }, ...changes }),
    slots: Array.from({ length: 10 }, (_, second) => aSlot(second, cells)),
    readings: [
      { atMs: 1000, container: 'api-1', intervalMs: 1000, cpuPercent: 41.25, memoryBytes: 180 * 2 ** 20 },
      { atMs: 2000, container: 'lb', intervalMs: 1000, cpuPercent: 12, memoryBytes: 3 * 2 ** 20, throttledMs: 120 },
    ],
    events,
  })
}

/** A run that ended before its load began. */
export function unmeasuredResult(outcome: NonNullable<RunManifest['outcome']>): RunResult {
  return resultOf({ manifest: aManifest({ outcome }) })
}
