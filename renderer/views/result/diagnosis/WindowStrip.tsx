import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import type { CrashTimeline } from '../../../../shared/charts/timeline/crashTimeline.ts'
import { resized, within } from '../../../../shared/charts/timeline/openingWindow.ts'
import type { TimeWindow } from '../../../../shared/charts/timeline/timelineSettings.ts'
import { useReportText } from '../../../text/useReportText.ts'
import { useText } from '../../../text/useText.ts'
import { StateBand } from './StateBand.tsx'
import classes from './TimelineDrawing.module.css'

type Part = 'whole' | 'fromMs' | 'toMs'

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1000, ArrowDown: -1000, ArrowRight: 1000, ArrowUp: 1000 }

/** The whole run with the window that is drawn large below; it is dragged, or moved by the arrow keys, whole or by an edge. */
export function WindowStrip({
  timeline,
  drawing,
  onWindow,
}: {
  readonly timeline: CrashTimeline
  readonly drawing: string
  readonly onWindow: (window: TimeWindow) => void
}) {
  const { t } = useText()
  const report = useReportText()
  const { overview, frame } = timeline
  const { window, endMs } = frame
  const move = (part: Part, from: TimeWindow, byMs: number): void => {
    if (part === 'whole') onWindow(within({ fromMs: from.fromMs + byMs, toMs: from.toMs + byMs }, endMs))
    else onWindow(resized(from, part, from[part] + byMs, endMs))
  }
  const parts = [
    { part: 'whole', name: t('result.window'), atMs: window.fromMs },
    { part: 'fromMs', name: t('result.windowFrom'), atMs: window.fromMs },
    { part: 'toMs', name: t('result.windowTo'), atMs: window.toMs },
  ] as const
  return (
    <>
      <StripGround timeline={timeline} drawing={drawing} title={report.t('timeline.whole')} />
      {parts.map(({ part, name, atMs }) => (
        <Handle
          key={part}
          part={part}
          name={name}
          valueText={`${report.figures.runTime(window.fromMs)} – ${report.figures.runTime(window.toMs)}`}
          atMs={atMs}
          timeline={timeline}
          onMove={(from, byMs) => move(part, from, byMs)}
        />
      ))}
      <path d={overview.lens} className={classes.lens} />
    </>
  )
}

function StripGround({
  timeline: { overview, frame },
  drawing,
  title,
}: {
  readonly timeline: CrashTimeline
  readonly drawing: string
  readonly title: string
}) {
  const { phases, line, bands, heightPx } = overview
  return (
    <>
      <text x={0} y={11} className={classes.quiet}>
        {title}
      </text>
      {phases.map(({ index, x, width, isPlateau, hasRoom }) => (
        <g key={index}>
          {isPlateau && <rect x={x} y={0} width={width} height={heightPx} className={classes.plateau} />}
          {index > 0 && <path d={`M${x} 0V${heightPx}`} className={classes.hairline} />}
          {hasRoom && (
            <text x={x + 4} y={11} className={classes.phaseNumber}>
              {index + 1}
            </text>
          )}
        </g>
      ))}
      <path d={line} className={classes.profile} />
      {bands.map((band) => (
        <StateBand key={`${band.x} ${band.state}`} band={band} drawing={drawing} />
      ))}
      <path d={`M${frame.leftPx} ${heightPx}H${frame.rightPx}`} className={classes.hairline} />
    </>
  )
}

function Handle({
  part,
  name,
  valueText,
  atMs,
  timeline: { overview, frame },
  onMove,
}: {
  readonly part: Part
  readonly name: string
  readonly valueText: string
  readonly atMs: number
  readonly timeline: CrashTimeline
  /** From where the window was when it was taken hold of. */
  readonly onMove: (from: TimeWindow, byMs: number) => void
}) {
  const held = useRef<{ readonly x: number; readonly window: TimeWindow }>(undefined)
  const { heightPx, windowX, windowWidth } = overview
  const middle = part === 'toMs' ? windowX + windowWidth : windowX
  const take = (event: PointerEvent): void => {
    event.currentTarget.setPointerCapture(event.pointerId)
    held.current = { x: event.clientX, window: frame.window }
  }
  const drag = (event: PointerEvent): void => {
    const { current } = held
    if (current !== undefined) onMove(current.window, Math.round(frame.wholeMs(event.clientX - current.x)))
  }
  const press = (event: KeyboardEvent): void => {
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    event.stopPropagation()
    onMove(frame.window, event.shiftKey ? step * 10 : step)
  }
  const letGo = (): void => {
    held.current = undefined
  }
  return (
    <g
      className={classes.handle}
      data-part={part}
      role="slider"
      tabIndex={0}
      aria-label={name}
      aria-valuemin={0}
      aria-valuemax={Math.round(frame.endMs / 1000)}
      aria-valuenow={Math.round(atMs / 1000)}
      aria-valuetext={valueText}
      onPointerDown={take}
      onPointerMove={drag}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onKeyDown={press}
    >
      {part === 'whole' ? (
        <rect x={windowX} y={0.75} width={windowWidth} height={heightPx - 1} className={classes.window} />
      ) : (
        <>
          <rect x={middle - 12} y={0} width={24} height={heightPx} className={classes.touch} />
          <rect x={middle - 2.5} y={heightPx / 2 - 7} width={5} height={14} rx={1} className={classes.grip} />
        </>
      )}
    </g>
  )
}
