import { useMemo } from 'react'
import { crashTimeline } from '../../../../shared/charts/timeline/crashTimeline.ts'
import type { Mark } from '../../../../shared/domain/diagnosis.ts'
import { timelineWords } from '../../../../shared/text/timeline/timelineWords.ts'
import { useSize } from '../../../charts/useSize.ts'
import { useReportText } from '../../../text/useReportText.ts'
import { TimelineDrawing } from './TimelineDrawing.tsx'
import classes from './TimelinePart.module.css'
import type { TimelinePartProps } from './TimelinePart.tsx'

const wideScreenPx = 1700

/** As wide as its place; the cursor of the run's charts is its cursor too. */
export function TimelineView({ result, diagnosis, state, cursor }: Omit<TimelinePartProps, 'table'>) {
  const report = useReportText()
  const [room, { widthPx }] = useSize<HTMLDivElement>()
  const words = useMemo(() => timelineWords(report), [report])
  const { window: shown, mark, spread, select, setWindow } = state
  const timeline = useMemo(
    () =>
      crashTimeline(diagnosis, {
        widthPx: Math.max(320, widthPx),
        lanePx: innerWidth >= wideScreenPx ? 42 : 37,
        phases: result.phases,
        window: shown,
        selected: mark?.number,
        spread: spread?.marks,
        atMs: isOnMark(cursor.atMs, mark) ? undefined : cursor.atMs,
        words,
      }),
    [diagnosis, result, widthPx, shown, mark, spread, cursor.atMs, words],
  )
  const label = report.t('timeline.label', {
    name: result.configuration.id,
    from: report.figures.runTime(shown.fromMs),
    to: report.figures.runTime(shown.toMs),
    count: diagnosis.marks.length,
  })
  return (
    <div ref={room} className={classes.view}>
      {widthPx > 0 && (
        <TimelineDrawing
          timeline={timeline}
          label={label}
          drain={words.drain}
          selected={mark?.number}
          onSelect={select}
          onWindow={setWindow}
        />
      )}
    </div>
  )
}

/** Charts’ cursor goes by seconds; the mark’s own moment is more exact. */
function isOnMark(atMs: number | undefined, mark: Mark | undefined): boolean {
  return atMs !== undefined && mark !== undefined && Math.floor(mark.atMs / 1000) === Math.floor(atMs / 1000)
}
