import type { RunManifest } from '../../../shared/domain/manifest.ts'
import type { Comparison } from '../../../shared/domain/runResult.ts'
import { aManifest } from '../../../shared/testing/aManifest.ts'
import type { RunStore } from '../ports/runStore.ts'

export const keptRunId = aManifest().id
export const keptComparisonId = '20261121-184700-comparison-a1b2'

/** A completed run with two seconds and a log, one letter of which takes two bytes. */
export function keepRun(store: RunStore, changes: Partial<RunManifest> = {}): void {
  const writer = store.create(aManifest({ outcome: { kind: 'completed' }, ...changes }))
  writer.append('ticks', [{ second: 0 }, { second: 1, note: 'é' }])
  writer.saveEvidence('api-1.log', 'hello\n')
}

/** The comparison that the run belongs to. */
export const keptComparison = (changes: Partial<Comparison> = {}): Comparison => ({
  schema: 'palier.comparison/1',
  id: keptComparisonId,
  createdAt: '2026-11-21T18:47:00.000Z',
  profile: { id: 'quick', timeScale: 1 },
  scenario: 'catalogue',
  seed: 7,
  outcome: 'completed',
  configurations: ['duo-lb:baseline'],
  repeat: 1,
  baseline: 'duo-lb:baseline',
  planned: [{ runId: keptRunId, configuration: 'duo-lb:baseline', repeat: 1 }],
  runs: [],
  comparison: { rows: [], deltas: [], pairs: [] },
  ...changes,
})
