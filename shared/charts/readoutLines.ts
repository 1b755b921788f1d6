import type { ChartRow } from './stackChart.ts'

const mostInOneColumn = 5
const shortName = 6
const lettersPerLine = 12

/**
 * Names and values beside a row: in two columns when they are many and short, otherwise in one, where a long name takes more
 * than one line. Nothing is cut off.
 */
export function readoutLines(names: readonly string[]): { readonly columns: 1 | 2; readonly lines: number } {
  const isDense = names.length > mostInOneColumn && names.every(({ length }) => length <= shortName)
  if (isDense) return { columns: 2, lines: Math.ceil(names.length / 2) }
  return {
    columns: 1,
    lines: names.reduce((sum, { length }) => sum + Math.max(1, Math.ceil(length / lettersPerLine)), 0),
  }
}

const linePx = 14

/** Height of the plot that names and values need, which stand beside the row and its head. */
export function roomForReadouts({ curves, layers = [] }: Pick<ChartRow, 'curves' | 'layers'>): number {
  return readoutLines([...curves, ...layers].map(({ name }) => name)).lines * linePx - 14
}
