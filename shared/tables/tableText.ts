import { cellText, type DataTable } from './dataTable.ts'

/** For a page of notes: GitHub's tables, figures right. */
export function toMarkdown({ columns, rows }: DataTable): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => inOneLine(cell).replaceAll('|', '\\|')).join(' | ')} |`
  return [
    line(columns.map(({ head }) => head)),
    line(columns.map(({ kind }) => (kind === 'figure' ? '---:' : '---'))),
    ...rows.map((row) => line(row.map(cellText))),
  ].join('\n')
}

/** For a spreadsheet, which takes tabs between cells as its own; figures as the reader's language writes them. */
export function toTabbed({ columns, rows }: DataTable): string {
  const line = (cells: readonly string[]) => cells.map(inOneLine).join('\t')
  return [line(columns.map(({ head }) => head)), ...rows.map((row) => line(row.map(cellText)))].join('\n')
}

function inOneLine(text: string): string {
  return text.replaceAll(/[\t\r\n]+/g, ' ')
}
