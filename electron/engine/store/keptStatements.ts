import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseFacts } from '../../../shared/domain/databaseSchema.ts'
import type { RunManifest } from '../../../shared/domain/manifest.ts'

const most = 10

/**
 * What a run of before databases were looked into knows of its own: the statements that its topology kept as evidence, in a file of
 * this name as the built-in ones did. Undefined without one.
 */
export function keptStatements(
  folder: string,
  { containers }: Pick<RunManifest, 'containers'>,
): DatabaseFacts | undefined {
  const file = join(folder, 'evidence', 'pg_stat_statements.csv')
  if (!existsSync(file)) return undefined
  const statements = statementsOf(readFileSync(file, 'utf8'))
  if (statements.length === 0) return undefined
  const container = containers.find(({ role }) => role === 'database')?.name ?? ''
  return { container, statements, plans: [], unusedIndexes: [], missingIndexes: [], problems: [] }
}

/** The most expensive in total first; rows that are none are passed over. Exported for tests. */
export function statementsOf(csv: string): DatabaseFacts['statements'] {
  const [head = [], ...rows] = csvRows(csv)
  const figure = (row: readonly string[], name: string) => Number(row[head.indexOf(name)] || Number.NaN)
  return rows
    .map((row) => ({
      query: row[head.indexOf('query')]?.trim() ?? '',
      calls: figure(row, 'calls'),
      totalMs: figure(row, 'total_ms'),
      meanMs: figure(row, 'mean_ms'),
      rows: figure(row, 'rows'),
    }))
    .filter(({ query, ...figures }) => query !== '' && Object.values(figures).every(Number.isFinite))
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
