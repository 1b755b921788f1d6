import { phaseLevels } from '../load/phaseLevels.ts'
import type { ChartTheme } from './chartTheme.ts'
import { doubtWave } from './doubtWave.ts'
import type { ChartOption, StackFrame, StackLayout } from './stackChart.ts'
import { timeTicks } from './timeTicks.ts'

interface Parts {
  readonly grid: readonly ChartOption[]
  readonly xAxis: readonly ChartOption[]
  readonly yAxis: readonly ChartOption[]
  readonly series: readonly ChartOption[]
}

/** Plateaus, phase boundaries, marks and the time axis, behind and below all rows; and the ruler with the profile's own line. */
export function backdrop(frame: StackFrame, layout: StackLayout, theme: ChartTheme): Parts {
  const { plotLeftPx: left, plotWidthPx: width, axisTopPx } = layout
  const behind = {
    grid: { left, width, top: 0, height: axisTopPx },
    xAxis: timeAxis(frame, layout, theme),
    yAxis: hiddenAxis(0, 1),
    series: bands(frame, theme),
  }
  const isDoubted = frame.hasRuler && frame.doubts?.some(({ kind }) => kind === 'suspect') === true
  const parts = [
    behind,
    ...(frame.hasRuler ? [ruler(frame, layout, theme)] : []),
    ...(isDoubted ? [doubtWave(frame, layout, theme, 2)] : []),
  ]
  return {
    grid: parts.map(({ grid }) => grid),
    xAxis: parts.map(({ xAxis }) => xAxis),
    yAxis: parts.map(({ yAxis }) => yAxis),
    series: [...parts.map(({ series }) => series), eventLines(frame, theme)],
  }
}

export function isPlateau(phase: Parameters<typeof phaseLevels>[0]): boolean {
  const { from, to } = phaseLevels(phase)
  return from === to
}

function bands({ phases }: StackFrame, theme: ChartTheme): ChartOption {
  return {
    type: 'line',
    data: [],
    silent: true,
    markArea: {
      z: 0,
      silent: true,
      itemStyle: { color: theme.band },
      data: phases.filter(isPlateau).map(({ fromMs, toMs }) => [{ xAxis: fromMs }, { xAxis: toMs }]),
    },
    markLine: {
      z: 1,
      silent: true,
      symbol: 'none',
      label: { show: false },
      lineStyle: { type: 'solid', width: 1, color: theme.line },
      data: phases.slice(1).map(({ fromMs }) => ({ xAxis: fromMs })),
    },
  }
}

/** Over the curves, where the boundaries lie behind them. */
function eventLines({ marks }: StackFrame, theme: ChartTheme): ChartOption {
  return {
    type: 'line',
    data: [],
    silent: true,
    markLine: {
      z: 6,
      silent: true,
      symbol: 'none',
      label: { show: false },
      data: marks.map(({ atMs, tone }) => ({
        xAxis: atMs,
        lineStyle: { color: tone === 'down' ? theme.down : theme.accent, type: [3, 2], width: 1 },
      })),
    },
  }
}

function ruler(
  { phases, endMs }: StackFrame,
  { plotLeftPx: left, plotWidthPx: width, rulerPx }: StackLayout,
  theme: ChartTheme,
) {
  const first = phases[0]
  const levels = phases.map((phase) => ({ ...phase, ...phaseLevels(phase) }))
  const corners = levels.flatMap(({ fromMs, toMs, from, to }) => [
    [fromMs, from],
    [toMs, to],
  ])
  const most = levels.reduce((most, { from, to }) => Math.max(most, from, to), 1)
  return {
    grid: { left, width, top: 16, height: rulerPx - 18 },
    xAxis: { ...hiddenAxis(1, endMs), max: endMs },
    yAxis: hiddenAxis(1, most),
    series: {
      type: 'line',
      xAxisIndex: 1,
      yAxisIndex: 1,
      silent: true,
      showSymbol: false,
      data: first === undefined ? [] : corners,
      lineStyle: { color: theme.ink3, width: 1.2 },
    },
  }
}

function hiddenAxis(gridIndex: number, max: number): ChartOption {
  return { gridIndex, type: 'value', show: false, min: 0, max }
}

function timeAxis({ endMs, timeText }: StackFrame, { plotWidthPx }: StackLayout, theme: ChartTheme): ChartOption {
  const ticks = timeTicks(endMs, plotWidthPx)
  return {
    type: 'value',
    min: 0,
    max: endMs,
    axisLine: { show: true, onZero: false, lineStyle: { color: theme.axis, width: 1 } },
    axisTick: { show: true, length: 4, lineStyle: { color: theme.axis }, customValues: ticks },
    axisLabel: {
      color: theme.ink3,
      fontSize: 10.5,
      margin: 7,
      customValues: ticks,
      formatter: timeText,
      alignMinLabel: 'left',
      ...(ticks.at(-1) === endMs && { alignMaxLabel: 'right' }),
    },
    splitLine: { show: false },
  }
}
