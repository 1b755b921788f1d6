import type { Comparison } from '../../shared/domain/runResult.ts'
import { beforeAfterTable } from '../../shared/tables/beforeAfterTable.ts'
import type { Cell } from '../../shared/tables/dataTable.ts'
import { reportTexts } from '../../shared/text/report/reportTexts.ts'
import { textTable } from './textTable.ts'
import { wrapped } from './wrapped.ts'

/** What was measured before and after, for the terminal; empty where the comparison has no such pair. */
export function beforeAfterText(comparison: Comparison, widthColumns = 100): string {
  const table = beforeAfterTable(comparison, reportTexts('en', 'UTC'))
  if (table === undefined) return ''
  const columns = table.columns.map(({ head }) => ({ title: head, align: 'left' as const }))
  const drawn = textTable(
    columns,
    table.rows.map((row) => row.map(cellLines)),
  )
  return ['', '', table.title, drawn, wrapped(table.note ?? '', Math.min(widthColumns, 100))].join('\n')
}

/** Ranges and noise on a line of their own: the table is wide enough without them. */
function cellLines(cell: Cell): string {
  if (typeof cell === 'string') return cell
  return cell.parts
    .map(({ text, look }, index) => `${index === 0 ? '' : look === 'detail' ? '\n' : ' '}${text}`)
    .join('')
}
