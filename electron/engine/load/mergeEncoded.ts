import { build, decodeFromCompressedBase64, type Histogram } from 'hdr-histogram-js'

/** Whole microseconds. Percentiles are nearest-rank: the smallest value that at least that share does not exceed. */
export interface LatencyFigures {
  readonly count: number
  readonly mean: number
  readonly p50: number
  readonly p90: number
  readonly p95: number
  readonly p99: number
  readonly 'p99.9': number
  readonly max: number
}

/**
 * Merges histograms (V2 compressed base64, whole microseconds) by adding their counts, and reads the figures off the
 * sum: percentiles are never averaged. Gives undefined when nothing was recorded.
 *
 * Every figure is the highest value of its cell, so it is never below the exact nearest-rank value and at most 0.1 %
 * above it (exact below 2,048 µs).
 */
export function mergeEncoded(encoded: readonly string[]): LatencyFigures | undefined {
  return toFigures(mergeDecoded(encoded.map(decode)))
}

/** For callers that need one histogram in several sums: decoding is most of the work. */
export function decode(encoded: string): Histogram {
  return decodeFromCompressedBase64(encoded, 32, false)
}

export function mergeDecoded(histograms: readonly Histogram[]): Histogram {
  const [first] = histograms
  if (histograms.length === 1 && first !== undefined) return first
  const sum = build({ highestTrackableValue: 2 ** 32 - 1, numberOfSignificantValueDigits: 3, autoResize: true })
  for (const histogram of histograms) sum.add(histogram)
  return sum
}

export function toFigures(histogram: Histogram): LatencyFigures | undefined {
  if (histogram.totalCount === 0) return undefined
  const at = (percentile: number) => histogram.getValueAtPercentile(percentile)
  return {
    count: histogram.totalCount,
    mean: Math.round(histogram.mean),
    p50: at(50),
    p90: at(90),
    p95: at(95),
    p99: at(99),
    'p99.9': at(99.9),
    max: at(100),
  }
}
