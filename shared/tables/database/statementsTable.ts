import type { DatabaseFacts } from '../../domain/databaseSchema.ts'
import type { ReportTexts } from '../../text/report/reportTexts.ts'
import { type Cell, type DataTable, figureColumn, textColumn } from '../dataTable.ts'

/** The statements that took the most time, with the part of it that each took. */
export function statementsTable(
  { statements }: Pick<DatabaseFacts, 'statements'>,
  texts: ReportTexts,
): DataTable | undefined {
  const { t, figures } = texts
  if (statements.length === 0) return undefined
  const allMs = statements.reduce((sum, { totalMs }) => sum + totalMs, 0)
  return {
    name: 'statements',
    title: t('statements.title'),
    columns: [
      textColumn(t('statements.query')),
      figureColumn(t('statements.calls')),
      figureColumn(t('statements.total')),
      figureColumn(t('statements.mean')),
      figureColumn(t('statements.rows')),
    ],
    rows: statements.map(({ query, calls, totalMs, meanMs, rows }) => [
      queryCell(query),
      figures.count(calls),
      { share: allMs === 0 ? 0 : totalMs / allMs, parts: [{ text: msText(totalMs, texts) }], isWhole: true },
      msText(meanMs, texts),
      figures.count(rows),
    ]),
    note: t('statements.note'),
  }
}

/** Milliseconds, whole from 100 on; three decimals below 0.1, where statements by a key are. */
export function msText(ms: number, { figures }: ReportTexts): string {
  if (ms >= 100) return figures.count(ms)
  return figures.decimal(ms, ms >= 10 ? 1 : ms >= 0.1 ? 2 : 3)
}

const longest = 400

/** On one line, as far as a table has room; the whole text is in the result. */
export function queryCell(query: string): Cell {
  const line = query.replaceAll(/\s+/g, ' ').trim()
  return { parts: [{ text: line.length > longest ? `${line.slice(0, longest - 1)}…` : line, look: 'id' }] }
}
