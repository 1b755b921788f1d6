import { shareOfScale } from './axisScale.ts'
import type { ChartTheme } from './chartTheme.ts'
import { colorOf } from './rowSeries.ts'
import { type ChartOption, type ChartRow, type StackFrame, type StackLayout, xOf } from './stackChart.ts'

const staleMs = 3000

/** While a run is on: a dot where each curve is now. A curve that has ended has none. */
export function endDots(
  row: ChartRow,
  index: number,
  layout: StackLayout,
  { endMs, knownToMs }: StackFrame,
  theme: ChartTheme,
): ChartOption[] {
  const place = layout.rows[index]
  if (knownToMs === undefined || place === undefined || knownToMs >= endMs) return []
  return row.curves.flatMap(({ points, line }) => {
    const [atMs, value] = points.at(-1) ?? [0, null]
    if (value === null || knownToMs - atMs > staleMs) return []
    const cy = place.plotTopPx + place.plotPx * (1 - shareOfScale(row.scale, value))
    const shape = { cx: xOf(atMs, layout, endMs), cy, r: 2.2 }
    return [{ type: 'circle', silent: true, z: 5, shape, style: { fill: colorOf(line, theme) } }]
  })
}
