import { toComparison } from '../analysis/toComparison.ts'
import type { Comparison, RunResult } from '../domain/runResult.ts'
import { aManifest } from './aManifest.ts'
import { aCell, aSlot } from './aSlot.ts'
import { resultOf } from './resultOf.ts'

/** `duo-lb:baseline` with P95 at 3 s beside `duo-lb:tuned` with 10 ms: what `aDiagnosis` advises was done there, and nothing else. */
export function tunedComparison(): Comparison {
  const runs = [runOf('baseline', 3_000_000), runOf('tuned', 10_000)]
  return toComparison(runs, {
    id: 'c',
    createdAt: '2026-11-21T18:47:00.000Z',
    profile: { id: 'quick', timeScale: 1 },
    scenario: 'catalogue',
    seed: 7,
    outcome: 'completed',
    configurations: runs.map(({ configuration }) => configuration.id),
    repeat: 1,
    baseline: 'duo-lb:baseline',
    planned: [],
  })
}

function runOf(variant: string, us: number): RunResult {
  const id = `duo-lb:${variant}`
  const manifest = aManifest({ id: `run-${variant}`, outcome: { kind: 'completed' } })
  const configuration = { id, topologyId: 'duo-lb', variant, parameters: { NGINX_PROFILE: variant }, overridden: [] }
  return resultOf({
    manifest: { ...manifest, configuration },
    slots: Array.from({ length: 10 }, (_, second) =>
      aSlot(second, [aCell({ us: Array.from({ length: 10 }, () => us) })]),
    ),
  })
}
