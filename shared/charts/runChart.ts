import type { ChartScales } from './chartScales.ts'
import type { ChartTheme } from './chartTheme.ts'
import type { ChartWords } from './chartWords.ts'
import { doubtSpans } from './doubtSpans.ts'
import { fitRows } from './fitRows.ts'
import { runRows } from './runRows.ts'
import type { RunView } from './runView.ts'
import type { ChartMark, ChartOption, ChartRow, Stack, StackFrame, StackLayout } from './stackChart.ts'
import { stackOption } from './stackOption.ts'

/** A chart, with what is laid over it in words. */
export interface StackChart {
  readonly option: ChartOption
  readonly layout: StackLayout
  readonly frame: StackFrame
  readonly rows: readonly ChartRow[]
}

export interface RunChartSettings {
  readonly widthPx: number
  /** Shared out among the rows; absent: each as high as it wants to be. */
  readonly heightPx?: number
  /** Shared with the other runs that are shown, so that pages can be compared. */
  readonly scales: ChartScales
  /** Also shared: every run's time axis ends there. */
  readonly endMs: number
  readonly words: ChartWords
  readonly theme: ChartTheme
  readonly marks: readonly ChartMark[]
  readonly targetP95Ms?: number
}

/** One run over time: users and throughput, latency, errors, CPU, memory, load average. */
export function runChart(view: RunView, settings: RunChartSettings): StackChart {
  const { heightPx } = settings
  const stack = runStack(view, settings)
  const { rows, frame } = heightPx === undefined ? stack : fitRows(stack, heightPx)
  return { ...stackOption(rows, frame, settings.theme), frame, rows }
}

/** The same before it is drawn: for whoever still shares out heights or hides curves. */
export function runStack(view: RunView, settings: Omit<RunChartSettings, 'theme' | 'heightPx'>): Stack {
  const { widthPx, scales, endMs, words, marks, targetP95Ms } = settings
  const rows = runRows(view, scales, words, targetP95Ms)
  const frame: StackFrame = {
    widthPx,
    leftPx: 42,
    rightPx: 6,
    endMs,
    phases: view.phases,
    hasRuler: true,
    marks,
    doubts: doubtSpans(view.ticks),
    noData: words.noData,
    timeText: words.timeText,
  }
  return { rows, frame }
}

/** Where the time axis ends: with the plan, or later where a run was measured for longer. */
export function timeAxisEndMs(views: readonly RunView[]): number {
  const ends = views.flatMap(({ phases, durationMs }) => [durationMs, ...phases.map(({ toMs }) => toMs)])
  return ends.reduce((a, b) => Math.max(a, b), 1000)
}
