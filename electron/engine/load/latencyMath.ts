import type { LatencyMath } from '../../../shared/analysis/latencySum.ts'
import { LatencyCounts, type SparseCounts, valueOfCell } from './latencyCounts.ts'
import { decode, toFigures } from './mergeEncoded.ts'

/** The histograms of the load slots, for the analysis. */
export const latencyMath: LatencyMath<SparseCounts> = {
  decode,
  merge: (histograms) => sumOf(histograms).take(),
  figures: (histogram) => toFigures(sumOf([histogram])),
  countAtMost,
}

/** A cell counts by its highest value, which is the one that percentiles name. */
function countAtMost(histogram: SparseCounts, us: number): number {
  let count = 0
  for (let at = 0; at < histogram.length; at += 2) {
    if (valueOfCell((histogram[at] ?? 0) + 1) - 1 <= us) count += histogram[at + 1] ?? 0
  }
  return count
}

function sumOf(histograms: readonly SparseCounts[]): LatencyCounts {
  const sum = new LatencyCounts()
  for (const histogram of histograms) sum.addSparse(histogram)
  return sum
}
