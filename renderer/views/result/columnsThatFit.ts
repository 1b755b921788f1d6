import type { ComparedConfiguration } from '../../../shared/analysis/comparedConfigurations.ts'
import { rowVerdict } from '../../../shared/analysis/rowVerdict.ts'
import { cellText } from '../../../shared/tables/dataTable.ts'
import type { ColumnId, ComparisonColumn } from './comparisonColumns.ts'

/** The first column cuts longer names. */
export const widestNamePx = 280

/** Which columns go first where there is no room; what is not named here stays, and the table scrolls. */
const leaveOrder: readonly ColumnId[] = [
  'requests',
  'failover',
  'memoryPeakBytes',
  'cpuPeakPercent',
  'p50Us',
  'outcome',
  'shares',
  'cacheRatio',
  'p99Us',
  'verdict',
]

/** A person's own choice, which nothing overrides. */
export type ColumnChoices = Readonly<Partial<Record<ColumnId, boolean>>>

/**
 * Columns that are shown in a width: those that a person chose, and of the others as many as fit, the least important leaving
 * first. A column in which nothing stands is left out until it is chosen.
 */
export function columnsThatFit(
  columns: readonly ComparisonColumn[],
  compared: readonly ComparedConfiguration[],
  widthPx: number,
  choices: ColumnChoices,
): ReadonlySet<ColumnId> {
  const needs = new Map(columns.map((column) => [column.id, columnPx(column, compared)]))
  const shown = new Set(columns.map(({ id }) => id).filter((id) => choices[id] ?? !isEmpty(id, compared)))
  const total = () => [...shown].reduce((sum, id) => sum + (needs.get(id) ?? 0), 0)
  for (const id of leaveOrder) {
    if (total() <= widthPx) break
    // How a run ended is never hidden where one did not complete, nor what to think of it where one is in doubt.
    const mustStay =
      (id === 'outcome' && !compared.every(hasCompleted)) || (id === 'verdict' && !compared.every(isValid))
    if (choices[id] === undefined && !mustStay) shown.delete(id)
  }
  return shown
}

function hasCompleted({ row }: ComparedConfiguration): boolean {
  return row.outcomes.every((outcome) => outcome === 'completed')
}

function isValid({ row: { verdicts = [] } }: ComparedConfiguration): boolean {
  return verdicts.every((kind) => kind === 'valid' || kind === 'none')
}

function isEmpty(id: ColumnId, compared: readonly ComparedConfiguration[]): boolean {
  if (id === 'cacheRatio') return hasNoCache(compared)
  return id === 'verdict' && compared.every(({ row }) => rowVerdict(row).kind === undefined)
}

function hasNoCache(compared: readonly ComparedConfiguration[]): boolean {
  return compared.every(({ row }) => row.figures.cacheRatio === undefined)
}

/** Of the widest of the system faces, so that it is rather too much than too little. */
const px = { head: 6, main: 7, below: 5.8, mark: 18, share: 84, key: 34, padding: 14 }

/** Roughly what the longest text of a column needs. */
export function columnPx(column: ComparisonColumn, compared: readonly ComparedConfiguration[]): number {
  const cells = compared.map(column.cell)
  const heads = column.head.split(/(?<=,)\s/).map(({ length }) => length * px.head)
  const mains = cells.map(({ main, shares }) => {
    if (shares !== undefined) return px.share
    const isMarked = typeof main !== 'string' && main.mark !== undefined
    return cellText(main).length * px.main + (isMarked ? px.mark : 0) + (column.id === 'configuration' ? px.key : 0)
  })
  const belows = cells.flatMap(({ below }) => below.map(({ length }) => length * px.below))
  const longest = [...heads, ...mains, ...belows].reduce((a, b) => Math.max(a, b), 0) + px.padding
  return column.id === 'configuration' ? Math.min(longest, widestNamePx) : longest
}
