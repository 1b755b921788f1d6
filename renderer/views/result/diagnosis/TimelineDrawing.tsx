import { useId } from 'react'
import type { CrashTimeline } from '../../../../shared/charts/timeline/crashTimeline.ts'
import type { TimeWindow } from '../../../../shared/charts/timeline/timelineSettings.ts'
import { PatternDefs } from '../../../ui/PatternDefs.tsx'
import { Lanes } from './Lanes.tsx'
import { Marks } from './Marks.tsx'
import classes from './TimelineDrawing.module.css'
import { WindowStrip } from './WindowStrip.tsx'

/** The timeline as a drawing with buttons in it: the run's strip, lanes with bands, marks, the stair, the time axis. */
export function TimelineDrawing({
  timeline,
  label,
  drain,
  selected,
  onSelect,
  onWindow,
}: {
  readonly timeline: CrashTimeline
  readonly label: string
  readonly drain: string
  readonly selected: number | undefined
  readonly onSelect: (number: number) => void
  readonly onWindow: (window: TimeWindow) => void
}) {
  const drawing = useId()
  const { frame, cursor } = timeline
  return (
    // biome-ignore lint/a11y/useSemanticElements: the marks of a drawing are a group of buttons
    <svg className={classes.drawing} width={frame.widthPx} height={frame.heightPx} role="group" aria-label={label}>
      <PatternDefs id={drawing} />
      <Phases timeline={timeline} drain={drain} />
      <WindowStrip timeline={timeline} drawing={drawing} onWindow={onWindow} />
      {cursor !== undefined && (
        <path d={`M${cursor.x} ${frame.lanesTopPx}V${frame.bottomPx}`} className={classes.cursor} />
      )}
      <Lanes timeline={timeline} drawing={drawing} />
      <Marks timeline={timeline} selected={selected} onSelect={onSelect} />
      <TimeAxis timeline={timeline} />
    </svg>
  )
}

function Phases({ timeline, drain }: { readonly timeline: CrashTimeline; readonly drain: string }) {
  const { frame, phases, drainX } = timeline
  const { headTopPx: top, bottomPx, rightPx } = frame
  return (
    <>
      {phases.map(({ index, x, width, isPlateau, number, load }, at) => (
        <g key={index}>
          {isPlateau && <rect x={x} y={top} width={width} height={bottomPx - top} className={classes.plateau} />}
          {at > 0 && <path d={`M${x} ${top}V${bottomPx}`} className={classes.hairline} />}
          <text x={x + 5} y={top + 13} className={classes.quiet}>
            <tspan className={classes.phaseNumber}>{number}</tspan> {load}
          </text>
        </g>
      ))}
      {drainX !== undefined && (
        <>
          <path d={`M${drainX} ${top}V${bottomPx}`} className={classes.drain} />
          {rightPx - drainX > drain.length * 6.4 + 8 && (
            <text x={drainX + 5} y={top + 13} className={classes.quiet}>
              {drain}
            </text>
          )}
        </>
      )}
      <path d={`M0 ${frame.lanesTopPx - 0.5}H${rightPx}`} className={classes.hairline} />
    </>
  )
}

function TimeAxis({ timeline: { frame, ticks, cursor } }: { readonly timeline: CrashTimeline }) {
  const { leftPx, rightPx, bottomPx } = frame
  return (
    <>
      <path d={`M${leftPx} ${bottomPx + 0.5}H${rightPx}`} className={classes.axis} />
      {ticks.map(({ x, text, anchor }) => (
        <g key={text}>
          <path d={`M${x} ${bottomPx}v4`} className={classes.axis} />
          <text x={x} y={bottomPx + 16} textAnchor={anchor} className={classes.tick}>
            {text}
          </text>
        </g>
      ))}
      {cursor !== undefined && (
        <>
          <rect x={cursor.x - 17} y={bottomPx + 4} width={34} height={15} rx={2} className={classes.flag} />
          <text x={cursor.x} y={bottomPx + 15} textAnchor="middle" className={classes.flagText}>
            {cursor.text}
          </text>
        </>
      )}
    </>
  )
}
