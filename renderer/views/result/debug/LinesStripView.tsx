import { useMemo } from 'react'
import { type LinesStrip, linesStrip } from '../../../../shared/charts/linesStrip.ts'
import type { RunView } from '../../../../shared/charts/runView.ts'
import type { LineReading } from '../../../../shared/domain/logLine.ts'
import { stripLabel } from '../../../../shared/text/database/stripLabel.ts'
import type { ChartCursor } from '../../../charts/useChartCursor.ts'
import { useSize } from '../../../charts/useSize.ts'
import { useReportText } from '../../../text/useReportText.ts'
import classes from './LinesPart.module.css'

/** A lane for each container that wrote any, over the run's time with its phases; the cursor of the run's charts is in it too. */
export function LinesStripView({
  view,
  lines,
  cursor,
}: {
  readonly view: RunView
  readonly lines: readonly LineReading[]
  readonly cursor: ChartCursor
}) {
  const report = useReportText()
  const [room, { widthPx }] = useSize<HTMLDivElement>()
  const strip = useMemo(
    () =>
      linesStrip(lines, {
        widthPx: Math.max(320, widthPx),
        phases: view.phases,
        endMs: view.durationMs,
        containers: view.containers.map(({ name }) => name),
      }),
    [lines, view, widthPx],
  )
  return (
    <div ref={room}>
      {widthPx > 0 && strip.lanes.length > 0 && (
        <>
          <svg
            className={classes.strip}
            width={strip.widthPx}
            height={strip.heightPx}
            role="img"
            aria-label={stripLabel(strip, report)}
          >
            <StripPhases strip={strip} />
            {strip.lanes.map((lane) => (
              <Lane key={lane.container} lane={lane} strip={strip} />
            ))}
            {cursor.atMs !== undefined && (
              <path d={`M${strip.x(cursor.atMs)} 0V${strip.bottomPx}`} className={classes.cursor} />
            )}
            <StripAxis strip={strip} />
          </svg>
          <p className={classes.note}>{report.t('lines.note', { most: report.figures.count(strip.most) })}</p>
        </>
      )}
    </div>
  )
}

function StripPhases({ strip: { phases, bottomPx } }: { readonly strip: LinesStrip }) {
  return phases.map(({ index, x, width, isPlateau, number, load }, at) => (
    <g key={index}>
      {isPlateau && <rect x={x} y={0} width={width} height={bottomPx} className={classes.plateau} />}
      {at > 0 && <path d={`M${x} 0V${bottomPx}`} className={classes.hairline} />}
      <text x={x + 4} y={12} className={classes.phase}>
        <tspan className={classes.number}>{number}</tspan> {load}
      </text>
    </g>
  ))
}

function Lane({
  lane: { container, baseY, bars },
  strip: { leftPx, rightPx },
}: {
  readonly lane: LinesStrip['lanes'][number]
  readonly strip: LinesStrip
}) {
  return (
    <g>
      <text x={0} y={baseY - 4} className={classes.name}>
        {container}
      </text>
      <path d={`M${leftPx} ${baseY + 0.5}H${rightPx}`} className={classes.hairline} />
      {bars.map(({ class: lineClass, ...place }) => (
        <rect key={`${lineClass} ${place.x}`} {...place} data-class={lineClass} className={classes.bar} />
      ))}
    </g>
  )
}

function StripAxis({ strip: { ticks, bottomPx, leftPx, rightPx } }: { readonly strip: LinesStrip }) {
  const { figures } = useReportText()
  return (
    <>
      <path d={`M${leftPx} ${bottomPx + 0.5}H${rightPx}`} className={classes.axis} />
      {ticks.map(({ atMs, x }) => (
        <g key={atMs}>
          <path d={`M${x} ${bottomPx}v4`} className={classes.axis} />
          <text x={x} y={bottomPx + 16} textAnchor={x > rightPx - 8 ? 'end' : 'middle'} className={classes.tick}>
            {figures.runTime(atMs)}
          </text>
        </g>
      ))}
    </>
  )
}
