import type { ChartTheme } from './chartTheme.ts'
import type { ChartOption, StackFrame, StackLayout } from './stackChart.ts'

const waveLengthPx = 7
const stepPx = 1
/** A single second of an hour is still to be seen. */
const leastPx = 2 * waveLengthPx

/**
 * A wave at the foot of the ruler over each stretch of suspect seconds; what is invalid is missing from the curves instead. In a grid of
 * its own, which ends where the rows begin.
 */
export function doubtWave({ doubts = [], endMs }: StackFrame, layout: StackLayout, theme: ChartTheme, index: number) {
  const { plotLeftPx: left, plotWidthPx: width, rulerPx } = layout
  const perPx = endMs / width
  const data = doubts
    .filter(({ kind }) => kind === 'suspect')
    .flatMap(({ fromMs, toMs }) => {
      const lengthMs = Math.max(toMs - fromMs, leastPx * perPx)
      const fromPx = Math.max(0, Math.min(fromMs, endMs - lengthMs)) / perPx
      const steps = Math.floor(lengthMs / perPx / stepPx)
      const points = Array.from({ length: steps + 1 }, (_, step) => [
        Math.round((fromPx + step * stepPx) * perPx),
        Number(Math.sin((step * stepPx * 2 * Math.PI) / waveLengthPx).toFixed(3)),
      ])
      return [...points, [points.at(-1)?.[0] ?? 0, null]]
    })
  const hidden = { gridIndex: index, type: 'value', show: false }
  const series: ChartOption = {
    type: 'line',
    xAxisIndex: index,
    yAxisIndex: index,
    silent: true,
    showSymbol: false,
    connectNulls: false,
    z: 6,
    data,
    lineStyle: { color: theme.suspect, width: 1.4 },
  }
  return {
    grid: { left, width, top: rulerPx - 6, height: 5 },
    xAxis: { ...hidden, min: 0, max: endMs },
    yAxis: { ...hidden, min: -1, max: 1 },
    series,
  }
}
