import type { ComponentMark, RunView } from '../../charts/runView.ts'
import type { ChartMark } from '../../charts/stackChart.ts'
import type { ReportTexts } from './reportTexts.ts'

/** Numbered alike in the chart and in the table of events. */
export interface MarkedEvent {
  readonly number: number
  readonly mark: ChartMark
  /** Absent: the first sign of the crash. */
  readonly event?: ComponentMark
}

/** More lines than this in a chart are a hatch. */
export const mostMarks = 24

/** What happened to containers while load was on, and the first sign of the crash, in order of time. */
export function markedEvents({ events, crash }: RunView, { t, figures }: ReportTexts): MarkedEvent[] {
  const happened = events.map((event) => ({ atMs: event.atMs, event }))
  const sign = crash === undefined ? [] : [{ atMs: crash.atMs, event: undefined }]
  return [...sign, ...happened]
    .toSorted((a, b) => a.atMs - b.atMs)
    .slice(0, mostMarks)
    .map(({ atMs, event }, index) => {
      const number = index + 1
      const label =
        event === undefined ? `${number} ${t('crash.mark', { time: figures.runTime(atMs) })}` : String(number)
      const tone = event === undefined ? 'accent' : 'down'
      return {
        number,
        mark: { atMs, label, tone },
        ...(event && { event }),
      }
    })
}
