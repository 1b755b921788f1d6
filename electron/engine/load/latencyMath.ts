import type { LatencyMath } from '../../../shared/analysis/latencySum.ts'
import { LatencyCounts, type SparseCounts } from './latencyCounts.ts'
import { decode, toFigures } from './mergeEncoded.ts'

/** The histograms of the load slots, for the analysis. */
export const latencyMath: LatencyMath<SparseCounts> = {
  decode,
  merge: (histograms) => sumOf(histograms).take(),
  figures: (histogram) => toFigures(sumOf([histogram])),
}

function sumOf(histograms: readonly SparseCounts[]): LatencyCounts {
  const sum = new LatencyCounts()
  for (const histogram of histograms) sum.addSparse(histogram)
  return sum
}
