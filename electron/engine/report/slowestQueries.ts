export interface SlowQuery {
  readonly calls: number
  readonly totalMs: number
  readonly meanMs: number
  readonly query: string
}

/** A report shows what matters; the whole file is with the run. */
const most = 8

/** Rows of `pg_stat_statements.csv`, the most expensive in total first; rows that are none are passed over. */
export function slowestQueries(csv: string): SlowQuery[] {
  const [head = [], ...rows] = csvRows(csv)
  const at = (row: readonly string[], name: string) => row[head.indexOf(name)] ?? ''
  return rows
    .map((row) => ({
      calls: Number(at(row, 'calls') || Number.NaN),
      totalMs: Number(at(row, 'total_ms') || Number.NaN),
      meanMs: Number(at(row, 'mean_ms') || Number.NaN),
      query: at(row, 'query').replaceAll(/\s+/g, ' ').trim(),
    }))
    .filter(({ calls, totalMs, meanMs, query }) => query !== '' && [calls, totalMs, meanMs].every(Number.isFinite))
    .toSorted((a, b) => b.totalMs - a.totalMs)
    .slice(0, most)
}

/** RFC 4180: quoted fields may hold commas, line ends and doubled quotes. */
function csvRows(csv: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain = '', end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === '') break
    if (end !== ',') rows.push([])
  }
  return rows
}
