/** Value and count in turn: [index, count, index, count …]. Small enough to cross threads every second. */
export type SparseCounts = Uint32Array<ArrayBuffer>

/** 3 significant digits: 2,048 cells of width 1, then 1,024 per doubling, up to 2^32 − 1 µs (71 minutes). */
const cells = 23 * 1024
const highestUs = 2 ** 32 - 1

/**
 * Counts whole microseconds in exactly the cells of an HDR histogram with 3 significant digits, so nothing is lost
 * when they are turned into one. Used where every nanosecond and every pause counts: recording is an increment
 * (hdr-histogram-js: two logarithms and two powers), and taking the counts out costs as much as there are different
 * values, where encoding would stop a load thread for about 0.2 ms per histogram and second.
 */
export class LatencyCounts {
  readonly #counts = new Uint32Array(cells)
  readonly #touched: number[] = []

  /** Negative values count as 0, values above 71 minutes as 71 minutes. */
  record(us: number): void {
    const value = us < 0 ? 0 : us > highestUs ? highestUs : us
    this.#add(cellOf(value), 1)
  }

  addSparse(sparse: SparseCounts): void {
    for (let at = 0; at < sparse.length; at += 2) this.#add(sparse[at] ?? 0, sparse[at + 1] ?? 0)
  }

  #add(cell: number, count: number): void {
    const before = this.#counts[cell] ?? 0
    if (before === 0) this.#touched.push(cell)
    this.#counts[cell] = before + count
  }

  /** Gives the counts and begins again at zero. */
  take(): SparseCounts {
    const sparse = new Uint32Array(this.#touched.length * 2)
    for (const [at, cell] of this.#touched.entries()) {
      sparse[at * 2] = cell
      sparse[at * 2 + 1] = this.#counts[cell] ?? 0
      this.#counts[cell] = 0
    }
    this.#touched.length = 0
    return sparse
  }
}

/** Same index as HdrHistogram's `countsArrayIndex` for 3 digits and a unit of 1. */
function cellOf(value: number): number {
  if (value < 2048) return value
  const bucket = 21 - Math.clz32(value)
  return (bucket << 10) + (value >>> bucket)
}

/** Lowest value of a cell. */
export function valueOfCell(cell: number): number {
  const bucket = Math.max(0, (cell >> 10) - 1)
  return (cell - (bucket << 10)) * 2 ** bucket
}
