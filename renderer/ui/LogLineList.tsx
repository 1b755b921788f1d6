import { useEffect, useRef } from 'react'
import { useReportText } from '../text/useReportText.ts'
import classes from './LogLineList.module.css'

export interface ShownLine {
  readonly text: string
  /** On the run's time base. */
  readonly atMs?: number | undefined
  /** How many of its kind; 1 when absent. */
  readonly count?: number
}

/** Lines this near to the moment are those that are looked for: wall clocks and the run's own are not exactly one. */
const nearMs = 1000

/** Log lines with their time in the run; opens at a moment, whose lines stand out. Scrolled by keyboard too. */
export function LogLineList({
  lines,
  label,
  atMs,
}: {
  readonly lines: readonly ShownLine[]
  readonly label: string
  readonly atMs?: number | undefined
}) {
  const { figures } = useReportText()
  const scroller = useRef<HTMLOListElement>(null)
  const first = atMs === undefined ? -1 : lines.findIndex((line) => isNear(line, atMs))
  const nearest =
    atMs === undefined || first !== -1 ? first : lines.findIndex((line) => (line.atMs ?? -Infinity) >= atMs)
  // biome-ignore lint/correctness/useExhaustiveDependencies: other lines are looked at from their own moment
  useEffect(() => {
    const row = nearest === -1 ? undefined : scroller.current?.children[nearest]
    if (row === undefined) scroller.current?.scrollTo?.({ top: 0 })
    else row.scrollIntoView?.({ block: 'center' })
  }, [lines, nearest])
  // It comes when the dialog is open already, with its focus elsewhere.
  useEffect(() => scroller.current?.focus({ preventScroll: true }), [])
  return (
    <ol
      ref={scroller}
      className={classes.lines}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
      tabIndex={0}
    >
      {lines.map((line, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: lines repeat, and never move
          key={index}
          aria-current={index === nearest || (atMs !== undefined && isNear(line, atMs)) ? 'true' : undefined}
        >
          <span className={classes.time}>{line.atMs === undefined ? '' : timeText(line.atMs, figures.runTime)}</span>
          <code>
            {line.text}
            {line.count !== undefined && line.count > 1 && <b> × {figures.count(line.count)}</b>}
          </code>
        </li>
      ))}
    </ol>
  )
}

function isNear({ atMs }: ShownLine, momentMs: number): boolean {
  return atMs !== undefined && Math.abs(atMs - momentMs) <= nearMs
}

function timeText(atMs: number, runTime: (atMs: number) => string): string {
  return `${runTime(atMs)}.${String(Math.floor(Math.abs(atMs) % 1000)).padStart(3, '0')}`
}
