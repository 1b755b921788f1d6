export interface Column {
  readonly title: string
  readonly align: 'left' | 'right'
}

/**
 * A table for the terminal: columns as wide as their widest cell, two spaces between, a rule under the titles.
 * Cells may have several lines.
 */
export function textTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const cells = [columns.map(({ title }) => title), ...rows].map((row) => row.map((cell) => cell.split('\n')))
  const widths = columns.map((_, index) =>
    Math.max(...cells.map((row) => Math.max(...(row[index] ?? ['']).map(width)))),
  )
  const lines = cells.flatMap((row) => {
    const height = Math.max(...row.map((cell) => cell.length))
    return Array.from({ length: height }, (_, line) =>
      columns
        .map(({ align }, index) => pad(row[index]?.[line] ?? '', widths[index] ?? 0, align))
        .join('  ')
        .trimEnd(),
    )
  })
  const titleHeight = Math.max(...columns.map(({ title }) => title.split('\n').length))
  const rule = widths.map((length) => '─'.repeat(length)).join('  ')
  return [...lines.slice(0, titleHeight), rule, ...lines.slice(titleHeight)].join('\n')
}

function pad(text: string, length: number, align: Column['align']): string {
  const space = ' '.repeat(Math.max(0, length - width(text)))
  return align === 'right' ? space + text : text + space
}

function width(text: string): number {
  return [...text].length
}
