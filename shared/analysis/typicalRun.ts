import type { ComparisonRow, RunResult } from '../domain/runResult.ts'
import { countedRuns } from './countedRuns.ts'

/**
 * The run that stands for the repeats of a configuration: the one among `countedRuns` whose throughput is nearest to the
 * median, the earlier of two; without a completed one the one that was measured longest.
 */
export function typicalRun(results: readonly RunResult[], row: ComparisonRow): RunResult | undefined {
  const completed = countedRuns(results)
  const median = row.figures.throughputPerS?.median
  if (completed.length === 0 || median === undefined) {
    return results.toSorted((a, b) => b.totals.durationMs - a.totals.durationMs)[0]
  }
  const distance = ({ totals }: RunResult) => Math.abs((totals.throughputPerS ?? Number.POSITIVE_INFINITY) - median)
  return completed.toSorted((a, b) => distance(a) - distance(b))[0]
}
