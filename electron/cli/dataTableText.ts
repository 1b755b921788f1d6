import type { Cell, DataTable } from '../../shared/tables/dataTable.ts'
import { textTable } from './textTable.ts'

/**
 * A table of report and screen for the terminal. Where it is wider than `widthColumns` characters the columns that do not fit go below the
 * others, with the first one again.
 */
export function dataTableText({ columns, rows }: DataTable, widthColumns = Number.POSITIVE_INFINITY): string {
  const draw = (chosen: readonly number[]): string =>
    textTable(
      chosen.map((index) => ({
        title: columns[index]?.head ?? '',
        align: columns[index]?.kind === 'figure' ? 'right' : 'left',
      })),
      rows.map((row) => chosen.map((index) => terminalText(row[index] ?? ''))),
    )
  const blocks: number[][] = []
  for (const index of columns.keys()) {
    const last = blocks.at(-1)
    const isHead = index === 0
    if (last !== undefined && (last.length === 1 || widthOf(draw([...last, index])) <= widthColumns)) last.push(index)
    else blocks.push(isHead ? [index] : [0, index])
  }
  return blocks.map(draw).join('\n\n')
}

/** Details on a line of their own. */
function terminalText(cell: Cell): string {
  if (typeof cell === 'string') return cell
  return cell.parts
    .map(({ text, look }, index) => (index === 0 ? text : `${look === 'detail' ? '\n' : ' '}${text}`))
    .join('')
}

function widthOf(table: string): number {
  return Math.max(...table.split('\n').map((line) => [...line].length))
}
