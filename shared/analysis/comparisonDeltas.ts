import type { Comparison, ComparisonRow } from '../domain/runResult.ts'
import { rowVerdict } from './rowVerdict.ts'
import type { Spread } from './spread.ts'

type Delta = Comparison['comparison']['deltas'][number]

/** Medians of every other row against the baseline's; a figure that one of the two lacks has no delta, and nothing is said of invalid ones. */
export function toDeltas(rows: readonly ComparisonRow[], baselineId: string): Delta[] {
  const baseline = rows.find(({ configuration }) => configuration === baselineId)
  if (baseline === undefined) return []
  return rows
    .filter((row) => row !== baseline)
    .map((row) => {
      const isComparable = isBelievable(baseline) && isBelievable(row)
      return { configuration: row.configuration, figures: isComparable ? figures(baseline.figures, row.figures) : {} }
    })
}

function isBelievable(row: ComparisonRow): boolean {
  return rowVerdict(row).kind !== 'invalid'
}

function figures(from: ComparisonRow['figures'], to: ComparisonRow['figures']): Delta['figures'] {
  const base = new Map<string, Spread | undefined>(Object.entries(from))
  return Object.fromEntries(
    Object.entries(to).flatMap(([name, spread]) => {
      const other = base.get(name)
      return spread === undefined || other === undefined ? [] : [[name, toDelta(other, spread)]]
    }),
  )
}

/** Nothing is said in per cent of 0. With one run each nobody knows the noise, so the two count as overlapping. */
export function toDelta(from: Spread, to: Spread): Delta['figures'][string] {
  const absolute = to.median - from.median
  const isAlone = from.runs === 1 && to.runs === 1
  return {
    absolute,
    ...(from.median !== 0 && { relative: absolute / from.median }),
    overlaps: isAlone || (from.min <= to.max && to.min <= from.max),
  }
}
