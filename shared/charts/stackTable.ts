import type { DoubtSpan } from './doubtSpans.ts'
import type { Points } from './points.ts'
import type { ChartRow } from './stackChart.ts'
import { seriesOf } from './valueAt.ts'

/** What a stack of rows shows, as a table: a column a series, a line a few seconds. */
export interface StackTable {
  readonly groups: readonly {
    readonly title: string
    readonly unit: string
    /** What stands for the seconds of a line: percentiles are never averaged. */
    readonly kind: 'mean' | 'highest'
    readonly names: readonly string[]
    readonly valueText: (value: number) => string
  }[]
  /** Undefined: nothing is known of these seconds. */
  readonly lines: readonly {
    readonly atMs: number
    readonly values: readonly (number | undefined)[]
    /** Why its seconds are not to be trusted, or not shown, as people read it; absent: they are. */
    readonly doubt?: string
  }[]
}

/** Up to `endMs`, where the last known second ends. Rows without a series have no column. `doubtText` says of a stretch what is in doubt and why. */
export function stackTable(
  rows: readonly ChartRow[],
  endMs: number,
  stepMs: number,
  {
    doubts = [],
    doubtText,
  }: { readonly doubts?: readonly DoubtSpan[] | undefined; readonly doubtText: (span: DoubtSpan) => string },
): StackTable {
  const shown = rows.filter(({ curves, layers = [] }) => curves.length + layers.length > 0)
  const groups = shown.map((row) => ({
    title: row.title,
    unit: row.unit,
    kind: row.scale.kind === 'log' ? ('highest' as const) : ('mean' as const),
    names: seriesOf(row).map(({ name }) => name),
    valueText: row.valueText,
  }))
  const columns = shown.flatMap((row, index) =>
    seriesOf(row).map(({ points }) => bucketed(points, stepMs, groups[index]?.kind ?? 'mean')),
  )
  const doubtOf = (fromMs: number) => {
    const own = doubts.flatMap((span) => {
      const within = { ...span, fromMs: Math.max(span.fromMs, fromMs), toMs: Math.min(span.toMs, fromMs + stepMs) }
      return within.fromMs < within.toMs ? [doubtText(within)] : []
    })
    return own.length === 0 ? {} : { doubt: own.join('; ') }
  }
  const lines = Array.from({ length: Math.max(0, Math.ceil(endMs / stepMs)) }, (_, index) => ({
    atMs: index * stepMs,
    values: columns.map((column) => column.get(index)),
    ...doubtOf(index * stepMs),
  }))
  return { groups, lines }
}

function bucketed(points: Points, stepMs: number, kind: 'mean' | 'highest'): ReadonlyMap<number, number> {
  const known = new Map<number, number[]>()
  for (const [atMs, value] of points) {
    if (value === null) continue
    const index = Math.floor(atMs / stepMs)
    known.set(index, [...(known.get(index) ?? []), value])
  }
  const one = (values: readonly number[]) =>
    kind === 'highest'
      ? values.reduce((a, b) => Math.max(a, b))
      : values.reduce((a, b) => a + b, 0) / Math.max(1, values.length)
  return new Map([...known].map(([index, values]) => [index, one(values)]))
}

/** Plain figures with a point, nothing where nothing is known; times as `m:ss`. */
export function stackTableCsv(
  { groups, lines }: StackTable,
  {
    timeName,
    doubtName,
    timeText,
  }: { readonly timeName: string; readonly doubtName: string; readonly timeText: (atMs: number) => string },
): string {
  const isDoubted = lines.some(({ doubt }) => doubt !== undefined)
  const head = groups.flatMap(({ title, unit, names }) => names.map((name) => `${title}: ${name} (${unit})`))
  const rows = lines.map(({ atMs, values, doubt = '' }) => [
    timeText(atMs),
    ...values.map((value) => (value === undefined ? '' : String(Number(value.toFixed(3))))),
    ...(isDoubted ? [doubt] : []),
  ])
  return `${[[timeName, ...head, ...(isDoubted ? [doubtName] : [])], ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
