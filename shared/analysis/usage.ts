export interface Usage {
  readonly mean: number
  readonly p95: number
  readonly max: number
}

/** Mean, nearest-rank 95th percentile and maximum; undefined of nothing, never 0. */
export function toUsage(values: readonly number[]): Usage | undefined {
  const sorted = values.toSorted((a, b) => a - b)
  const max = sorted.at(-1)
  const p95 = sorted[Math.ceil(0.95 * sorted.length) - 1]
  if (max === undefined || p95 === undefined) return undefined
  return { mean: sorted.reduce((sum, value) => sum + value, 0) / sorted.length, p95, max }
}
