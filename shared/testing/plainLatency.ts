import type { LatencyMath } from '../analysis/latencySum.ts'

/** Histograms written out as lists of microseconds: `[1000,2000]`. Exact, so that tests can be checked by hand. */
export const plainLatency: LatencyMath<readonly number[]> = {
  decode: (encoded) => JSON.parse(encoded) as number[],
  merge: (histograms) => histograms.flat(),
  figures(histogram) {
    const sorted = histogram.toSorted((a, b) => a - b)
    if (sorted.length === 0) return undefined
    const at = (percent: number) => sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? 0
    const mean = sorted.reduce((sum, us) => sum + us, 0) / sorted.length
    return { mean, p50: at(50), p90: at(90), p95: at(95), p99: at(99), 'p99.9': at(99.9), max: at(100) }
  },
  countAtMost: (histogram, us) => histogram.filter((one) => one <= us).length,
}
