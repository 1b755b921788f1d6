/** `undefined` is no data: an empty cell. */
export type Cell = string | number | boolean | undefined

/** One CSV file. */
export interface CsvTable {
  /** File name without `.csv`. */
  readonly name: string
  /** With the unit of every figure, `p95Us`. */
  readonly header: readonly string[]
  readonly rows: Iterable<readonly Cell[]>
}

/**
 * RFC 4180: commas, CRLF, quotes where they are needed. Figures are written in full, with a point, as in the JSON.
 *
 * A text that a spreadsheet would take for a formula (it begins with = + - @, or with a tab or line break before them) gets
 * an apostrophe in front: names come from files of others. Figures stay figures, also negative ones.
 */
export function* toCsv({ header, rows }: CsvTable): Generator<string> {
  yield toLine(header)
  for (const row of rows) yield toLine(row)
}

function toLine(cells: readonly Cell[]): string {
  return `${cells.map(toText).join(',')}\r\n`
}

function toText(cell: Cell): string {
  if (cell === undefined) return ''
  if (typeof cell !== 'string') return String(cell)
  const harmless = /^[\s]*[=+\-@]/.test(cell) || /^[\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
