import { toComparison } from '../../../../shared/analysis/toComparison.ts'
import type { LoadSlot } from '../../../../shared/domain/load.ts'
import type { RunManifest } from '../../../../shared/domain/manifest.ts'
import { aManifest } from '../../../../shared/testing/aManifest.ts'
import { aCell, aSlot } from '../../../../shared/testing/aSlot.ts'
import { resultOf } from '../../../../shared/testing/resultOf.ts'

/** 100, 300 and 700 users for 40 s each: the last one fails in every tenth request, and slowly. */
const levels = [100, 300, 700]
export const manifest: RunManifest = aManifest({
  outcome: { kind: 'completed' },
  instanceMetrics: { requests: 'http_requests_total', durations: 'http_request_duration_seconds' },
  profile: {
    ...aManifest().profile,
    stages: levels.flatMap((users) => [
      { durationMs: 1000, users },
      { durationMs: 39_000, users },
    ]),
  },
} as Partial<RunManifest>)

function slotAt(second: number): LoadSlot {
  const users = levels[Math.floor(second / 40)] ?? 0
  const isOver = users === 700
  const us = Array.from({ length: users / 10 }, () => (isOver ? 3_000_000 : 20_000))
  const failed = isOver ? [aCell({ us: us.slice(0, us.length / 9), outcome: 'http503' })] : []
  return aSlot(second, [aCell({ us, instance: 'api-1' }), ...failed], { users })
}

export const slots = Array.from({ length: 120 }, (_, second) => slotAt(second))

/** Of one run, as a result makes it. */
export function comparisonOf(changes: Partial<RunManifest> = {}, ofSlots = slots) {
  const run = resultOf({ manifest: { ...manifest, ...changes }, slots: ofSlots })
  return toComparison([run], {
    id: 'comparison-1',
    createdAt: manifest.createdAt,
    profile: { id: 'stress', timeScale: 1 },
    scenario: 'catalogue',
    seed: 1,
    outcome: 'completed',
    configurations: [run.configuration.id],
    repeat: 1,
    baseline: run.configuration.id,
    planned: [],
  })
}

export const configuration = manifest.configuration.id

export interface RuleFile {
  readonly groups: readonly {
    readonly name: string
    readonly rules: readonly {
      readonly alert: string
      readonly expr: string
      readonly labels: Readonly<Record<string, string>>
      readonly annotations: Readonly<Record<string, string>>
    }[]
  }[]
}
