import { shareOfScale } from './axisScale.ts'
import type { ChartTheme } from './chartTheme.ts'
import type { LineStyle } from './lineStyle.ts'
import type { OutcomeFill } from './outcomeFill.ts'
import { gapsIn, thinned } from './points.ts'
import type { ChartOption, ChartRow, Curve, Layer, StackFrame } from './stackChart.ts'

const shortestToldGapMs = 3000
const gapStripPx = 7

/** A row's layers from the highest down, so that each hides the lower part of the one before it; then its curves. */
export function rowSeries(row: ChartRow, axisIndex: number, frame: StackFrame, theme: ChartTheme): ChartOption[] {
  const place = { type: 'line', xAxisIndex: axisIndex, yAxisIndex: axisIndex, silent: true, showSymbol: false }
  const targets = targetLines(row, theme)
  return [
    ...(row.layers ?? []).toReversed().map((layer) => ({ ...place, ...layerSeries(layer, theme) })),
    ...row.curves.map((curve) => ({ ...place, ...curveSeries(curve, theme) })),
    ...row.curves
      .filter(({ tellsGaps }) => tellsGaps)
      .map((curve) => ({ ...place, ...gapSeries(curve, row, frame, theme) })),
    ...(targets === undefined ? [] : [{ ...place, ...targets }]),
  ]
}

export function colorOf({ slot }: Pick<LineStyle, 'slot'>, theme: ChartTheme): string {
  return (slot === undefined ? undefined : theme.slots[slot]) ?? theme.ink3
}

function curveSeries({ points, line, tint }: Curve, theme: ChartTheme): ChartOption {
  const color = colorOf(line, theme)
  return {
    z: 3,
    data: thinned(points),
    connectNulls: false,
    lineStyle: { color, width: line.widthPx, type: line.dash.length === 0 ? 'solid' : line.dash, join: 'round' },
    ...(tint && { areaStyle: { color, opacity: 0.1 } }),
  }
}

/** The points are already added up and thinned together by whoever stacked them. */
function layerSeries({ points, fill }: Layer, theme: ChartTheme): ChartOption {
  const color = colorOf(fill, theme)
  return {
    z: 2,
    data: points,
    connectNulls: false,
    lineStyle: { width: 0, color },
    // Below a pattern lies paper, so that the layers behind it do not shine through.
    areaStyle: { color: fill.pattern === 'solid' ? color : theme.paper, opacity: 1 },
    itemStyle: { color, ...(fill.pattern !== 'solid' && { decal: decals[fill.pattern](color) }) },
  }
}

const decals: Readonly<Record<Exclude<OutcomeFill['pattern'], 'solid'>, (color: string) => ChartOption>> = {
  hatch: (color) => ({ color, symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2.4, 2], rotation: Math.PI / 4 }),
  dots: (color) => ({
    color,
    symbol: 'circle',
    symbolSize: 0.85,
    dashArrayX: [
      [3, 0],
      [0, 3],
    ],
    dashArrayY: [2.5, 0],
  }),
  lines: (color) => ({ color, symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1.4, 2.2] }),
}

/** A hatched strip on the axis, from where data ends to where it begins again. */
function gapSeries(
  { points }: Curve,
  { scale, plotPx }: ChartRow,
  { endMs, knownToMs = endMs, noData }: StackFrame,
  theme: ChartTheme,
): ChartOption {
  const share = gapStripPx / plotPx
  const top = scale.kind === 'linear' ? scale.max * share : scale.min * (scale.max / scale.min) ** share
  const gaps = gapsIn(points, knownToMs, shortestToldGapMs)
  return {
    z: 2,
    data: gaps.flatMap(([fromMs, toMs]) => [
      [fromMs, top],
      [toMs, top],
      [toMs, null],
    ]),
    connectNulls: false,
    lineStyle: { width: 0, color: theme.ink3 },
    areaStyle: { color: theme.paper, opacity: 1, origin: 'start' },
    itemStyle: {
      decal: { color: theme.ink3, symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [0.8, 4], rotation: Math.PI / 4 },
    },
    markArea: {
      silent: true,
      itemStyle: { color: 'transparent' },
      label: { position: 'insideBottom', distance: gapStripPx + 2, color: theme.ink3, fontSize: 10.5 },
      data: gaps
        .filter(([fromMs, toMs]) => (toMs - fromMs) / endMs > 0.12)
        .map(([fromMs, toMs]) => [{ xAxis: fromMs, name: noData }, { xAxis: toMs }]),
    },
  }
}

function targetLines({ targets = [], scale }: ChartRow, theme: ChartTheme): ChartOption | undefined {
  const shown = targets.filter(({ value }) => shareOfScale(scale, value) > 0 && shareOfScale(scale, value) < 1)
  if (shown.length === 0) return undefined
  return {
    z: 2,
    data: [],
    markLine: {
      silent: true,
      symbol: 'none',
      lineStyle: { color: theme.ink2, width: 1, type: [5, 3] },
      label: {
        position: 'insideStartTop',
        color: theme.ink2,
        fontSize: 10.5,
        textBorderColor: theme.paper,
        textBorderWidth: 3,
      },
      data: shown.map(({ value, label }) => ({ yAxis: value, label: { formatter: label } })),
    },
  }
}
