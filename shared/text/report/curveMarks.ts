import type { RunView } from '../../charts/runView.ts'
import type { ChartMark } from '../../charts/stackChart.ts'
import type { RunResult } from '../../domain/runResult.ts'
import { hasTimeline } from '../timeline/hasTimeline.ts'
import { markedEvents, mostMarks } from './markedEvents.ts'
import type { ReportTexts } from './reportTexts.ts'

/** Lines through a run's curves: the timeline's own marks with their numbers; of a run without a timeline its events. */
export function curveMarks(
  view: RunView,
  result: Pick<RunResult, 'diagnosis'> | undefined,
  texts: ReportTexts,
): readonly ChartMark[] {
  const diagnosis = result?.diagnosis
  if (!hasTimeline(diagnosis)) return markedEvents(view, texts).map(({ mark }) => mark)
  return diagnosis.marks.slice(0, mostMarks).map(({ number, atMs }) => {
    const isFirst = atMs === diagnosis.firstSymptomMs
    const sign = isFirst ? ` ${texts.t('crash.mark', { time: texts.figures.runTime(atMs) })}` : ''
    return { atMs, label: `${number}${sign}`, tone: isFirst ? 'accent' : 'down' }
  })
}
