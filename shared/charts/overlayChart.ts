import { linearScale } from './axisScale.ts'
import type { ChartScales } from './chartScales.ts'
import type { ChartTheme } from './chartTheme.ts'
import type { ChartWords } from './chartWords.ts'
import { configurationLetter, configurationLine } from './lineStyle.ts'
import { loadPoints } from './loadPoints.ts'
import type { Points } from './points.ts'
import type { StackChart } from './runChart.ts'
import type { RunView } from './runView.ts'
import type { ChartRow, Stack, StackFrame } from './stackChart.ts'
import { stackOption } from './stackOption.ts'

export interface OverlaySettings {
  readonly widthPx: number
  readonly scales: ChartScales
  readonly endMs: number
  readonly words: ChartWords
  readonly targetP95Ms?: number
}

export interface OverlaidRun {
  /** Of its letter, A is 0. */
  readonly index: number
  readonly name: string
  readonly view: RunView
}

/** Configurations over each other: throughput, P95 and error rate, each curve ending in its letter. */
export function overlayChart(
  configurations: readonly OverlaidRun[],
  settings: OverlaySettings & { readonly theme: ChartTheme },
): StackChart {
  const { rows, frame } = overlayStack(configurations, settings)
  return { ...stackOption(rows, frame, settings.theme), frame, rows }
}

/** The same before it is drawn: for whoever hides curves, or shows its rows beside each other. */
export function overlayStack(configurations: readonly OverlaidRun[], settings: OverlaySettings): Stack {
  const { widthPx, endMs, words, scales, targetP95Ms } = settings
  const plotPx = Math.max(104, configurations.length * 15)
  const curves = (pointsOf: (view: RunView) => Points) =>
    configurations.map(({ index, name, view }) => ({
      name,
      letter: configurationLetter(index),
      line: configurationLine(index),
      points: pointsOf(view),
    }))
  const rows: ChartRow[] = [
    {
      title: words.title.throughput,
      unit: words.unit.throughput,
      plotPx,
      weight: 104,
      scale: scales.load,
      tickText: words.countText,
      valueText: words.countText,
      curves: curves(({ ticks }) => loadPoints(ticks, ({ total }) => total.ok)),
    },
    {
      title: words.title.p95,
      unit: words.unit.p95,
      plotPx,
      weight: 104,
      scale: scales.latency,
      tickText: words.latencyTickText,
      valueText: words.msText,
      curves: curves(({ ticks }) => loadPoints(ticks, p95Ms)),
      ...(targetP95Ms !== undefined && { targets: [{ value: targetP95Ms, label: words.targetP95(targetP95Ms) }] }),
    },
    {
      title: words.title.errorRate,
      unit: words.unit.errorRate,
      plotPx: Math.max(70, configurations.length * 13),
      weight: 74,
      scale: linearScale(100, 100),
      tickText: words.countText,
      valueText: words.decimalText,
      curves: curves(({ ticks }) => loadPoints(ticks, errorPercent)),
    },
  ]
  const phases = configurations.map(({ view }) => view.phases).find(({ length }) => length > 0) ?? []
  const frame: StackFrame = {
    widthPx,
    leftPx: 42,
    rightPx: 30,
    endMs,
    phases,
    hasRuler: true,
    marks: [],
    noData: words.noData,
    timeText: words.timeText,
  }
  return { rows, frame }
}

function p95Ms({ total }: RunView['ticks'][number]): number | undefined {
  return total.latencyUs === undefined ? undefined : total.latencyUs.p95 / 1000
}

/** Without a request there is no rate: a gap. */
function errorPercent({ total }: RunView['ticks'][number]): number | undefined {
  return total.requests === 0 ? undefined : (total.failed / total.requests) * 100
}
