import type { RunResult } from '../../shared/domain/runResult.ts'
import { msText } from '../../shared/tables/database/statementsTable.ts'
import { explainedQueries, explainedText } from '../../shared/text/database/planText.ts'
import { reportTexts } from '../../shared/text/report/reportTexts.ts'
import { textTable } from './textTable.ts'

const mostStatements = 3
const longestQuery = 100

/** The three slowest statements, a line for each declared query, what its indexes suggest, what could not be read. */
export function databaseLines({ database }: RunResult): string | undefined {
  if (database === undefined) return undefined
  const texts = reportTexts('en', 'UTC')
  const { figures } = texts
  const { statements, missingIndexes, unusedIndexes, problems } = database
  const rows = statements
    .slice(0, mostStatements)
    .map(({ query, calls, totalMs, meanMs }) => [
      figures.count(calls),
      `${msText(totalMs, texts)} ms`,
      `${msText(meanMs, texts)} ms`,
      shortened(query),
    ])
  const columns = [
    { title: 'Calls', align: 'right' },
    { title: 'Total', align: 'right' },
    { title: 'Mean', align: 'right' },
    { title: 'Slowest queries', align: 'left' },
  ] as const
  const lines = [
    ...(rows.length === 0 ? [] : [textTable(columns, rows)]),
    ...explainedQueries(database).map((query) => `${query.name}: ${explainedText(query, texts)}`),
    ...missingIndexes.map(
      ({ table, wholeReads, rowsPerRead }) =>
        `${table}: read whole ${figures.count(wholeReads)} times, ${figures.count(rowsPerRead)} rows each: an index may be missing`,
    ),
    ...(unusedIndexes.length === 0
      ? []
      : [`never read while measuring: ${unusedIndexes.map(({ index }) => index).join(', ')}`]),
    ...problems.map((problem) => `not read: ${problem}`),
  ]
  return lines.length === 0 ? undefined : lines.join('\n')
}

function shortened(query: string): string {
  const line = query.replaceAll(/\s+/g, ' ').trim()
  return line.length > longestQuery ? `${line.slice(0, longestQuery - 1)}…` : line
}
