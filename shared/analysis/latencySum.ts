import type { Latency } from '../domain/runResult.ts'

/**
 * What the analysis needs of a histogram `H`; the real one is in `engine/load`. Decoding is most of the work, so each
 * histogram is decoded once and then takes part in the sums of its phase, its endpoint and its instance.
 */
export interface LatencyMath<H> {
  decode(encoded: string): H
  /** Adds counts; changes none of what it is given. */
  merge(histograms: readonly H[]): H
  /** Nearest-rank figures in whole microseconds; undefined when nothing was recorded. */
  figures(histogram: H): Latency | undefined
  /** How many of the recorded values do not exceed `us`, as `figures` would name them: a percentile is at most `us` exactly when enough do not. */
  countAtMost(histogram: H, us: number): number
}

/** So many histograms are held before they are added up: few large additions, and little memory for an hour's run. */
const heldAtMost = 64

/** Histograms added up; percentiles are read off the sum and never averaged. */
export class LatencySum<H> {
  readonly #math: LatencyMath<H>
  #held: H[] = []

  constructor(math: LatencyMath<H>) {
    this.#math = math
  }

  add(encoded: string): void {
    this.#held.push(this.#math.decode(encoded))
    if (this.#held.length >= heldAtMost) this.#held = [this.#math.merge(this.#held)]
  }

  /** The figures of several sums together. */
  static figures<H>(math: LatencyMath<H>, sums: readonly LatencySum<H>[]): Latency | undefined {
    const histograms = sums.flatMap((sum) => sum.#held)
    if (histograms.length === 0) return undefined
    const figures = math.figures(math.merge(histograms))
    if (figures === undefined) return undefined
    const { mean, p50, p90, p95, p99, max } = figures
    return { mean, p50, p90, p95, p99, 'p99.9': figures['p99.9'], max }
  }

  static countAtMost<H>(math: LatencyMath<H>, sums: readonly LatencySum<H>[], us: number): number {
    return sums.flatMap((sum) => sum.#held).reduce((count, histogram) => count + math.countAtMost(histogram, us), 0)
  }
}
