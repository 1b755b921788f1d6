import type { Points } from './points.ts'
import type { ChartRow } from './stackChart.ts'
import { ownPoints } from './withoutHidden.ts'

/** Readings come about once a second, ticks exactly so. */
const withinMs = 1000

/** What a curve says of the second that begins there; undefined where nothing is known. */
export function valueAt(points: Points, atMs: number): number | undefined {
  const middle = atMs + 500
  let from = 0
  let to = points.length
  while (from < to) {
    const half = (from + to) >> 1
    if ((points[half]?.[0] ?? 0) < middle) from = half + 1
    else to = half
  }
  const near = [points[from - 1], points[from]]
    .filter((point) => point !== undefined)
    .filter((point) => Math.abs(point[0] - middle) < withinMs)
    .toSorted((a, b) => Math.abs(a[0] - middle) - Math.abs(b[0] - middle))
  return near[0]?.[1] ?? undefined
}

/** The last value of a curve; a gap at its end is no value. */
export function latestOf(points: Points): number | undefined {
  return points.at(-1)?.[1] ?? undefined
}

/** Every curve and every layer of a row, a layer with its own part. */
export function seriesOf(row: ChartRow): readonly { readonly name: string; readonly points: Points }[] {
  const layers = row.layers ?? []
  return [...row.curves, ...layers.map(({ name }, index) => ({ name, points: ownPoints(layers, index) }))]
}
