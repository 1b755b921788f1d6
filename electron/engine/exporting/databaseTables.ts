import type { DatabaseFacts } from '../../../shared/domain/databaseSchema.ts'
import type { Comparison } from '../../../shared/domain/runResult.ts'
import { runCells, runHeader } from './runTables.ts'
import type { Cell, CsvTable } from './toCsv.ts'

/** What the databases of all runs said: statements, plans (a row for each table that is read), indexes that are unused or missing. */
export function databaseTables(comparison: Comparison): CsvTable[] {
  const table = (
    name: string,
    header: readonly string[],
    rowsOf: (facts: DatabaseFacts) => readonly (readonly Cell[])[],
  ): CsvTable => ({
    name,
    header: [...runHeader, ...header],
    rows: comparison.runs.flatMap(({ runId, configuration, database }) =>
      database === undefined
        ? []
        : rowsOf(database).map((row) => [
            ...runCells(comparison, runId, configuration.id),
            // What a row says nothing of is empty.
            ...header.map((_, at) => row[at]),
          ]),
    ),
  })
  return [
    table('statements', ['query', 'calls', 'totalMs', 'meanMs', 'rows'], ({ statements }) =>
      statements.map(({ query, calls, totalMs, meanMs, rows }) => [query, calls, totalMs, meanMs, rows]),
    ),
    table('plans', plansHeader, ({ plans }) =>
      plans.flatMap(({ name, at, planningMs, executionMs, buffersHit, buffersRead, reads }) => {
        const own = [name, at, planningMs, executionMs, buffersHit, buffersRead]
        if (reads.length === 0) return [own]
        return reads.map(({ table: read, index, rows, removed, isPart }) => [
          ...own,
          read,
          index,
          rows,
          removed,
          index === undefined && isPart !== true ? 'whole' : undefined,
        ])
      }),
    ),
    table('indexes', indexesHeader, ({ missingIndexes, unusedIndexes }) => [
      ...missingIndexes.map((one) => [
        'missing',
        one.table,
        undefined,
        undefined,
        one.wholeReads,
        one.rowsPerRead,
        one.indexReads,
      ]),
      ...unusedIndexes.map((one) => ['unused', one.table, one.index, one.bytes]),
    ]),
  ]
}

const plansHeader = [
  ...['query', 'at', 'planningMs', 'executionMs', 'buffersHit', 'buffersRead'],
  ...['table', 'index', 'rows', 'removed', 'whole'],
]

const indexesHeader = ['hint', 'table', 'index', 'bytes', 'wholeReads', 'rowsPerRead', 'indexReads']
