import { backdrop } from './backdrop.ts'
import type { ChartTheme } from './chartTheme.ts'
import { endDots } from './endDots.ts'
import { endLetters } from './endLetters.ts'
import { rowSeries } from './rowSeries.ts'
import { type ChartOption, type ChartRow, layOut, type StackFrame, type StackLayout } from './stackChart.ts'

/** Rows of curves over one time axis in one chart: grid 0 lies behind all rows, then the ruler, then a grid a row. */
export function stackOption(
  rows: readonly ChartRow[],
  frame: StackFrame,
  theme: ChartTheme,
): { readonly option: ChartOption; readonly layout: StackLayout } {
  const layout = layOut(rows, frame)
  const back = backdrop(frame, layout, theme)
  const first = back.grid.length
  const plots = rows.map((row, index) => ({
    grid: plotGrid(layout, index),
    xAxis: plotTimeAxis(first + index, frame.endMs, theme),
    yAxis: plotValueAxis(first + index, row, theme),
    series: rowSeries(row, first + index, frame, theme),
  }))
  const option = {
    animation: false,
    textStyle: { fontFamily: theme.font, fontSize: 10.5, color: theme.ink3 },
    grid: [...back.grid, ...plots.map(({ grid }) => grid)],
    xAxis: [...back.xAxis, ...plots.map(({ xAxis }) => xAxis)],
    yAxis: [...back.yAxis, ...plots.map(({ yAxis }) => yAxis)],
    series: [...back.series, ...plots.flatMap(({ series }) => series)],
    graphic: {
      elements: rows.flatMap((row, index) => [
        ...endLetters(row, index, layout, frame, theme),
        ...endDots(row, index, layout, frame, theme),
      ]),
    },
  }
  return { option, layout }
}

function plotGrid({ plotLeftPx, plotWidthPx, rows }: StackLayout, index: number): ChartOption {
  const place = rows[index]
  return { left: plotLeftPx, width: plotWidthPx, top: place?.plotTopPx, height: place?.plotPx }
}

function plotTimeAxis(gridIndex: number, endMs: number, theme: ChartTheme): ChartOption {
  return {
    gridIndex,
    type: 'value',
    min: 0,
    max: endMs,
    axisLine: { show: true, onZero: false, lineStyle: { color: theme.line, width: 1 } },
    axisTick: { show: false },
    axisLabel: { show: false },
    splitLine: { show: false },
  }
}

const leastLabelPx = 13

function plotValueAxis(gridIndex: number, { scale, plotPx, tickText }: ChartRow, theme: ChartTheme): ChartOption {
  const everyNth = Math.ceil((leastLabelPx * (scale.ticks.length - 1)) / plotPx)
  const ticks = scale.ticks.filter((_, index) => (scale.ticks.length - 1 - index) % everyNth === 0)
  return {
    gridIndex,
    type: scale.kind === 'log' ? 'log' : 'value',
    min: scale.min,
    max: scale.max,
    axisLine: { show: true, lineStyle: { color: theme.axis, width: 1 } },
    axisTick: { show: false, customValues: ticks },
    axisLabel: { color: theme.ink3, fontSize: 10.5, margin: 6, formatter: tickText, customValues: ticks },
    splitLine: { show: true, lineStyle: { color: theme.line, type: [1, 3] } },
  }
}
