import type { Comparison } from '../../shared/domain/runResult.ts'
import { confirmationTable } from '../../shared/tables/confirmationTable.ts'
import { cellText } from '../../shared/tables/dataTable.ts'
import { reportTexts } from '../../shared/text/report/reportTexts.ts'
import { textTable } from './textTable.ts'
import { wrapped } from './wrapped.ts'

/** The same rate in the closed and in the open model, for the terminal; empty when it was not asked for. */
export function confirmationText(comparison: Comparison, widthColumns = 100): string {
  const table = confirmationTable(comparison, reportTexts('en', 'UTC'))
  if (table === undefined) return ''
  const columns = table.columns.map(({ head, kind }) => ({
    title: head,
    align: kind === 'figure' ? ('right' as const) : ('left' as const),
  }))
  const rows = table.rows.map((row) => row.map(cellText))
  const drawn = rows.length === 0 ? [] : [textTable(columns, rows)]
  return ['', '', table.title, ...drawn, wrapped(table.note ?? '', Math.min(widthColumns, 100))].join('\n')
}
