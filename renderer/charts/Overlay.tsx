import { phaseLabel } from '../../shared/charts/phaseLabel.ts'
import type { StackChart } from '../../shared/charts/runChart.ts'
import { xOf } from '../../shared/charts/stackChart.ts'
import { timeTicks } from '../../shared/charts/timeTicks.ts'
import classes from './StackChartView.module.css'

const leastPhasePx = 16

/** Numbers of the phases, and their users or rate where there is room; the one that is on stands out. */
export function PhaseLabels({ layout, frame }: StackChart) {
  if (!frame.hasRuler) return null
  return frame.phases.map((phase) => {
    const left = xOf(phase.fromMs, layout, frame.endMs)
    const width = xOf(phase.toMs, layout, frame.endMs) - left
    if (width < leastPhasePx) return null
    const label = phaseLabel(phase)
    const { knownToMs } = frame
    const isOn =
      knownToMs !== undefined && knownToMs > phase.fromMs && knownToMs <= phase.toMs && knownToMs < frame.endMs
    return (
      <div key={phase.index} className={classes.phase} style={{ left, width }} data-on={isOn || undefined}>
        <b>{phase.index + 1}</b>
        {label.length * 6.6 + 16 < width && ` ${label}`}
      </div>
    )
  })
}

export function RowHeads({ layout, rows }: StackChart) {
  return rows.map(({ title, unit }, index) => (
    <div
      key={title}
      className={classes.row}
      style={{ top: layout.rows[index]?.headTopPx, paddingLeft: layout.plotLeftPx + 4 }}
    >
      <b>{title}</b> {unit}
    </div>
  ))
}

/** Beside its line, away from the nearer edge; one that would lie over another is left to the list of events. */
export function MarkLabels({ layout, frame }: StackChart) {
  const middle = layout.plotLeftPx + layout.plotWidthPx / 2
  const placed = frame.marks.map((mark) => {
    const x = xOf(mark.atMs, layout, frame.endMs)
    const width = mark.label.length * 6.6 + 6
    const isLate = x > middle
    return { ...mark, x, isLate, from: isLate ? x - width : x, to: isLate ? x : x + width }
  })
  const shown: typeof placed = []
  for (const one of placed) {
    if (shown.every(({ from, to }) => one.to <= from || one.from >= to)) shown.push(one)
  }
  return shown.map(({ atMs, label, tone, x, isLate }) => (
    <div
      key={`${atMs} ${label}`}
      className={classes.mark}
      data-tone={tone}
      style={{
        top: layout.rulerPx + 2,
        ...(isLate ? { right: `calc(100% - ${x - 4}px)` } : { left: x + 4 }),
      }}
    >
      {label}
    </div>
  ))
}

const leastApartPx = 33

/** Of the time axis; those that the cursor's flag would touch give way. */
export function TimeLabels({ chart, atMs }: { readonly chart: StackChart; readonly atMs: number | undefined }) {
  const { layout, frame } = chart
  const flagX = atMs === undefined ? undefined : cursorX(chart, atMs)
  return timeTicks(frame.endMs, layout.plotWidthPx).map((tickMs) => {
    const x = xOf(tickMs, layout, frame.endMs)
    if (flagX !== undefined && Math.abs(flagX - x) < leastApartPx) return null
    const shift = tickMs === 0 ? '0' : tickMs === frame.endMs ? '-100%' : '-50%'
    const place = { top: layout.axisTopPx + 5, left: x, transform: `translateX(${shift})` }
    return (
      <span key={tickMs} className={classes.time} style={place}>
        {frame.timeText(tickMs)}
      </span>
    )
  })
}

/** In the middle of its second, where the points are. */
function cursorX({ layout, frame }: StackChart, atMs: number): number {
  return xOf(Math.min(atMs + 500, frame.endMs), layout, frame.endMs)
}

/** How far the run has come; and the moment that is looked at, with its time on the axis. */
export function Cursor({ chart, atMs }: { readonly chart: StackChart; readonly atMs: number | undefined }) {
  const { layout, frame } = chart
  const { knownToMs } = frame
  const place = { top: layout.rulerPx, height: layout.axisTopPx - layout.rulerPx }
  const x = atMs === undefined ? 0 : cursorX(chart, atMs)
  return (
    <>
      {knownToMs !== undefined && knownToMs > 0 && knownToMs < frame.endMs && (
        <div className={classes.now} style={{ ...place, left: xOf(knownToMs, layout, frame.endMs) }} />
      )}
      {atMs !== undefined && (
        <>
          <div className={classes.cursor} style={{ ...place, left: x }} />
          <div className={classes.flag} style={{ top: layout.axisTopPx + 3, left: x }}>
            <span>{frame.timeText(atMs)}</span>
          </div>
        </>
      )}
    </>
  )
}
