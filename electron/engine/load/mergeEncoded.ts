import { decodeFromCompressedBase64, type JsHistogram } from 'hdr-histogram-js'
import { LatencyCounts, type SparseCounts, valueOfCell } from './latencyCounts.ts'

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
 * Merges histograms (V2 compressed base64, whole microseconds, 3 digits) by adding their counts, and reads the
 * figures off the sum: percentiles are never averaged. Gives undefined when nothing was recorded.
 *
 * Every percentile is the highest value of its cell, as HDR histograms do it: never below the exact nearest-rank
 * value and at most 0.1 % above it (exact below 2,048 µs). The mean takes the middle of each cell.
 */
export function mergeEncoded(encoded: Iterable<string>): LatencyFigures | undefined {
  const sum = new LatencyCounts()
  for (const one of encoded) sum.addSparse(decode(one))
  return toFigures(sum)
}

/** For callers that need one histogram in several sums: decoding is most of the work. */
export function decode(encoded: string): SparseCounts {
  const histogram = decodeFromCompressedBase64(encoded, 32, false) as JsHistogram
  if (histogram.totalCount === 0) return new Uint32Array()
  const last = histogram.countsArrayIndex(histogram.maxValue)
  const sparse: number[] = []
  for (let cell = 0; cell <= last; cell++) {
    const count = histogram.getCountAtIndex(cell)
    if (count > 0) sparse.push(cell, count)
  }
  return new Uint32Array(sparse)
}

/** Takes the counts out of `sum`. */
export function toFigures(sum: LatencyCounts): LatencyFigures | undefined {
  const cells = cellsInOrder(sum.take())
  const count = cells.reduce((total, cell) => total + cell.count, 0)
  if (count === 0) return undefined
  const weighted = cells.reduce((total, cell) => total + ((cell.lowest + cell.highest) / 2) * cell.count, 0)
  const at = (percent: number) => {
    // Less a hair: 99.9 % of 1,000 must be 999, also where the multiplication gives a little more.
    const rank = Math.ceil((count * percent) / 100 - 1e-12 * count)
    let seen = 0
    for (const cell of cells) {
      seen += cell.count
      if (seen >= rank) return cell.highest
    }
    return 0
  }
  return {
    count,
    mean: Math.round(weighted / count),
    p50: at(50),
    p90: at(90),
    p95: at(95),
    p99: at(99),
    'p99.9': at(99.9),
    max: cells.at(-1)?.highest ?? 0,
  }
}

function cellsInOrder(sparse: SparseCounts): Array<{ lowest: number; highest: number; count: number }> {
  const order = Array.from({ length: sparse.length / 2 }, (_, at) => at * 2)
  order.sort((a, b) => (sparse[a] ?? 0) - (sparse[b] ?? 0))
  return order.map((at) => {
    const cell = sparse[at] ?? 0
    return { lowest: valueOfCell(cell), highest: valueOfCell(cell + 1) - 1, count: sparse[at + 1] ?? 0 }
  })
}
