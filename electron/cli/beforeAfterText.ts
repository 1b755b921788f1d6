import type { Comparison } from '../../shared/domain/runResult.ts'
import { beforeAfterTable } from '../../shared/tables/beforeAfterTable.ts'
import { reportTexts } from '../../shared/text/report/reportTexts.ts'
import { dataTableText } from './dataTableText.ts'
import { wrapped } from './wrapped.ts'

/** What was measured before and after, for the terminal; empty where the comparison has no such pair. */
export function beforeAfterText(comparison: Comparison, widthColumns = 100): string {
  const table = beforeAfterTable(comparison, reportTexts('en', 'UTC'))
  if (table === undefined) return ''
  const note = wrapped(table.note ?? '', Math.min(widthColumns, 100))
  return ['', '', table.title, dataTableText(table), note].join('\n')
}
