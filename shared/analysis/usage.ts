export interface Usage {
  readonly mean: number
  readonly p95: number
  readonly max: number
}

/** Mean, nearest-rank 95th percentile and maximum; undefined of nothing, never 0. */
export function toUsage(values: readonly number[]): Usage | undefined {
  const p95 = percentile(values, 95)
  const max = percentile(values, 100)
  if (p95 === undefined || max === undefined) return undefined
  return { mean: values.reduce((sum, value) => sum + value, 0) / values.length, p95, max }
}

/** Nearest rank: the smallest value that at least `percent` of them do not exceed. */
export function percentile(values: readonly number[], percent: number): number | undefined {
  return values.toSorted((a, b) => a - b)[Math.max(1, Math.ceil((percent / 100) * values.length)) - 1]
}

/** The values that are there: `known(readings, ({ pids }) => pids)`. */
export function known<T>(rows: readonly T[], of: (row: T) => number | undefined): number[] {
  return rows.flatMap((row) => of(row) ?? [])
}
