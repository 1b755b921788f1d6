import type { Phase } from '../domain/profile.ts'
import type { AxisScale } from './axisScale.ts'
import type { DoubtSpan } from './doubtSpans.ts'
import type { LineStyle } from './lineStyle.ts'
import type { OutcomeFill } from './outcomeFill.ts'
import type { Points } from './points.ts'

/** What `echarts.setOption` takes. Plain data but for the axes' formatters; `shared` does not know the library. */
export type ChartOption = Readonly<Record<string, unknown>>

export interface Curve {
  readonly name: string
  readonly points: Points
  readonly line: LineStyle
  /** Area of 10 % below; at most one curve of a row. */
  readonly tint?: boolean
  /** Where it lacks data for three seconds, that is said on the axis. */
  readonly tellsGaps?: boolean
  /** Shown beside the row: its highest value, as people read it; absent when nothing is known. */
  readonly highest?: string
  /** A letter at its last point; × stands there when it ends before the axis does. */
  readonly letter?: string
}

/** One layer of a stack, with what is below it already added. */
export interface Layer {
  readonly name: string
  readonly points: Points
  readonly fill: OutcomeFill
  readonly highest?: string
}

/** One grid of the stack. */
export interface ChartRow {
  readonly title: string
  readonly unit: string
  readonly plotPx: number
  /** Its part of a height that is shared out; see `fitRows`. */
  readonly weight: number
  readonly scale: AxisScale
  readonly tickText: (value: number) => string
  /** A single value as people read it, without its unit. */
  readonly valueText: (value: number) => string
  readonly curves: readonly Curve[]
  /** From the axis up. */
  readonly layers?: readonly Layer[]
  /** Values to reach, with words. */
  readonly targets?: readonly { readonly value: number; readonly label: string }[]
}

/** A vertical line through all rows. */
export interface ChartMark {
  readonly atMs: number
  readonly label: string
  readonly tone: 'down' | 'accent'
}

export interface StackFrame {
  readonly widthPx: number
  readonly leftPx: number
  readonly rightPx: number
  /** End of the time axis. */
  readonly endMs: number
  readonly phases: readonly Phase[]
  readonly hasRuler: boolean
  readonly marks: readonly ChartMark[]
  /** Seconds that are not to be trusted: suspect ones are marked in the ruler, invalid ones are gaps in the curves; absent: none. */
  readonly doubts?: readonly DoubtSpan[]
  readonly noData: string
  readonly timeText: (atMs: number) => string
  /** While a run is on: what lies behind this is not missing, it has not happened yet. */
  readonly knownToMs?: number
  /** Keeps the room of marks' labels also while there are none, so that rows stay where they are when the first one comes. */
  readonly keepsMarksRoom?: boolean
}

/** What a stack of rows shows, before it is laid out and drawn. */
export interface Stack {
  readonly rows: readonly ChartRow[]
  readonly frame: StackFrame
}

/** Where everything is. Words are not drawn by the chart but laid over it, so that their real width counts. */
export interface StackLayout {
  readonly widthPx: number
  readonly heightPx: number
  readonly plotLeftPx: number
  readonly plotWidthPx: number
  readonly rulerPx: number
  readonly marksPx: number
  readonly rows: readonly { readonly headTopPx: number; readonly plotTopPx: number; readonly plotPx: number }[]
  readonly axisTopPx: number
}

const rulerPx = 44
const marksPx = 18
export const headPx = 27
const timeAxisPx = 22

export function layOut(rows: readonly ChartRow[], frame: StackFrame): StackLayout {
  const ruler = frame.hasRuler ? rulerPx : 0
  const marks = frame.marks.length > 0 || frame.keepsMarksRoom === true ? marksPx : 0
  let topPx = ruler + marks
  const places = rows.map(({ plotPx }) => {
    const place = { headTopPx: topPx, plotTopPx: topPx + headPx, plotPx }
    topPx += headPx + plotPx
    return place
  })
  return {
    widthPx: frame.widthPx,
    heightPx: topPx + timeAxisPx,
    plotLeftPx: frame.leftPx,
    plotWidthPx: frame.widthPx - frame.leftPx - frame.rightPx,
    rulerPx: ruler,
    marksPx: marks,
    rows: places,
    axisTopPx: topPx,
  }
}

/** Distance from the left edge. */
export function xOf(atMs: number, layout: StackLayout, endMs: number): number {
  return layout.plotLeftPx + (Math.min(atMs, endMs) / endMs) * layout.plotWidthPx
}
