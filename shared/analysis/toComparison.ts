import type { Comparison, RunResult } from '../domain/runResult.ts'
import { toDeltas } from './comparisonDeltas.ts'
import { toComparisonRow } from './comparisonRow.ts'
import { differences } from './differences.ts'
import { toOpenConfirmation } from './openConfirmation.ts'

/** All of a comparison but what follows from its runs. */
export type ComparisonMeta = Omit<Comparison, 'schema' | 'runs' | 'comparison'>

/**
 * Puts runs side by side: a row per configuration in the person's order, the repeats of each in the order of `results`. A
 * configuration without a run has no row yet.
 */
export function toComparison(results: readonly RunResult[], meta: ComparisonMeta): Comparison {
  const repeats = repeatsOf(results, meta.configurations)
  const baseline = repeats.find(([{ configuration }]) => configuration.id === meta.baseline)
  const rows = repeats.map((runs) => {
    const row = toComparisonRow(runs, baseline, meta.baselineRun)
    const confirmation = meta.confirmations?.find(({ configuration }) => configuration === row.configuration)
    const openConfirmation = toOpenConfirmation(runs, confirmation)
    return { ...row, ...(openConfirmation && { openConfirmation }) }
  })
  return {
    schema: 'palier.comparison/1',
    ...meta,
    runs: [...results],
    comparison: { rows, deltas: toDeltas(rows, meta.baseline), pairs: toPairs(repeats, meta.baseline) },
  }
}

type Repeats = readonly [RunResult, ...RunResult[]]

function repeatsOf(results: readonly RunResult[], configurations: readonly string[]): Repeats[] {
  const byId = Map.groupBy(results, ({ configuration }) => configuration.id)
  return [...new Set(configurations)].flatMap((id) => {
    const [first, ...others] = byId.get(id) ?? []
    return first === undefined ? [] : [[first, ...others] satisfies Repeats]
  })
}

/**
 * The baseline against every other configuration. Repeats are held against each other in turn, first with first, second
 * with second, because a comparison that is resumed later may find another engine or a rebuilt image.
 */
function toPairs(repeats: readonly Repeats[], baselineId: string): Comparison['comparison']['pairs'] {
  const baseline = repeats.find(([{ configuration }]) => configuration.id === baselineId)
  if (baseline === undefined) return []
  return repeats
    .filter((runs) => runs !== baseline)
    .map((runs) => {
      const all = runs.flatMap((run, index) => differences(baseline[index] ?? baseline[0], run))
      const distinct = new Map(all.map((difference) => [JSON.stringify(difference), difference]))
      return { baseline: baselineId, against: runs[0].configuration.id, differences: [...distinct.values()] }
    })
}
