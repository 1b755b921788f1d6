import type { Comparison } from '../../shared/domain/runResult.ts'
import { confirmationTable } from '../../shared/tables/confirmationTable.ts'
import { reportTexts } from '../../shared/text/report/reportTexts.ts'
import { dataTableText } from './dataTableText.ts'
import { wrapped } from './wrapped.ts'

/** The same rate in the closed and in the open model, for the terminal; empty when it was not asked for. */
export function confirmationText(comparison: Comparison, widthColumns = 100): string {
  const table = confirmationTable(comparison, reportTexts('en', 'UTC'))
  if (table === undefined) return ''
  const drawn = table.rows.length === 0 ? [] : [dataTableText(table)]
  return ['', '', table.title, ...drawn, wrapped(table.note ?? '', Math.min(widthColumns, 100))].join('\n')
}
