import { useMemo, useRef, useState } from 'react'
import type { ChartWords } from '../../shared/charts/chartWords.ts'
import { fitRows } from '../../shared/charts/fitRows.ts'
import type { StackChart } from '../../shared/charts/runChart.ts'
import type { Stack } from '../../shared/charts/stackChart.ts'
import { stackOption } from '../../shared/charts/stackOption.ts'
import { seriesOf } from '../../shared/charts/valueAt.ts'
import { withoutHidden } from '../../shared/charts/withoutHidden.ts'
import { chartWords } from '../../shared/text/chart/chartWords.ts'
import { useText } from '../text/useText.ts'
import { ChartTable } from './ChartTable.tsx'
import { Cursor, MarkLabels, PhaseLabels, RowHeads, TimeLabels } from './Overlay.tsx'
import { Picture } from './Picture.tsx'
import { ReadoutHead } from './ReadoutHead.tsx'
import { type Hidden, Readouts } from './Readouts.tsx'
import classes from './StackChartView.module.css'
import { useAtMost } from './useAtMost.ts'
import type { ChartCursor } from './useChartCursor.ts'
import { useChartTheme } from './useChartTheme.ts'
import { useSize } from './useSize.ts'

/** What a chart is drawn into. */
export interface ChartRoom {
  readonly widthPx: number
  readonly words: ChartWords
}

export interface StackChartViewProps {
  /** `runStack` or `overlayStack` for the room there is. A new function is new data: memoise it; drawn at most 4 times a second. */
  readonly stack: (room: ChartRoom) => Stack
  /** What is seen, in a sentence. */
  readonly label: string
  readonly cursor: ChartCursor
  /** Rows share the height of the container, and scroll when it is too low; otherwise they have their own heights. */
  readonly fills?: boolean
  /** Legend, values and switches at the right, as wide as that; default: shown. */
  readonly hasReadouts?: boolean
  /** The twin instead of the chart. */
  readonly table?: { readonly isShown: boolean; readonly show: (isShown: boolean) => void }
  /** Said inside the axes while there is nothing to draw. */
  readonly empty?: string | undefined
}

const redrawMs = 250
const readoutsPx = 158
const nothingHidden: ReadonlySet<string> = new Set()

/** The one chart of the product: rows of curves over one time axis, drawn by echarts, with every word laid over it as text. */
export function StackChartView(props: StackChartViewProps) {
  const { fills = false, hasReadouts = true, table } = props
  const [host, size] = useSize<HTMLDivElement>()
  const stack = useStack(props.stack, Math.max(0, size.widthPx - (hasReadouts ? readoutsPx : 0)))
  const [hidden, setHidden] = useState(nothingHidden)
  const heightPx = fills ? size.heightPx : undefined
  return (
    <div ref={host} className={classes.view} data-fills={fills || undefined}>
      {size.widthPx > 0 && table?.isShown && (
        <ChartTable
          stack={stack}
          hidden={hidden}
          endMs={knownEndMs(stack)}
          label={props.label}
          onChart={hasReadouts ? () => table.show(false) : undefined}
        />
      )}
      {size.widthPx > 0 && !table?.isShown && (
        <Drawn {...props} stack={stack} heightPx={heightPx} hidden={{ keys: hidden, set: setHidden }} />
      )}
    </div>
  )
}

function Drawn({
  stack,
  heightPx,
  hidden,
  label,
  cursor,
  table,
  empty,
  hasReadouts = true,
}: Omit<StackChartViewProps, 'stack'> & {
  readonly stack: Stack
  readonly heightPx: number | undefined
  readonly hidden: Hidden
}) {
  const chart = useChart(stack, hidden.keys, heightPx)
  const isLive = stack.frame.knownToMs !== undefined
  const endMs = knownEndMs(stack)
  const lastMs = endMs === 0 ? undefined : Math.max(0, endMs - 1000)
  return (
    <div className={classes.stack} style={{ height: chart.layout.heightPx }}>
      <Picture chart={chart} label={label} cursor={cursor} lastMs={lastMs} />
      <RowHeads {...chart} />
      <div className={classes.words} style={{ width: chart.layout.widthPx }}>
        <PhaseLabels {...chart} />
        <MarkLabels {...chart} />
        <TimeLabels chart={chart} atMs={cursor.atMs} />
        <Cursor chart={chart} atMs={cursor.atMs} />
        {empty !== undefined && <p className={classes.empty}>{empty}</p>}
      </div>
      {hasReadouts && (
        <div className={classes.column} style={{ width: readoutsPx - 20 }}>
          <ReadoutHead cursor={cursor} isLive={isLive} timeText={stack.frame.timeText} table={table} />
          <Readouts chart={{ ...chart, rows: stack.rows }} atMs={cursor.atMs} isLive={isLive} hidden={hidden} />
        </div>
      )}
    </div>
  )
}

/** What is shown, made anew at most 4 times a second; of a long run as often as it moves by a quarter of a px, but once a second. */
function useStack(make: StackChartViewProps['stack'], widthPx: number): Stack {
  const { t, figures, language } = useText()
  // biome-ignore lint/correctness/useExhaustiveDependencies: both come with the language
  const words = useMemo(() => chartWords({ t, figures }), [language])
  const endMs = useRef(0)
  const stepMs = endMs.current / Math.max(1, widthPx) / 4
  const recent = useAtMost(make, Math.min(1000, Math.max(redrawMs, stepMs)))
  return useMemo(() => {
    const stack = recent({ widthPx, words })
    endMs.current = stack.frame.endMs
    return stack
  }, [recent, widthPx, words])
}

function useChart(stack: Stack, hidden: ReadonlySet<string>, heightPx: number | undefined): StackChart {
  const theme = useChartTheme()
  return useMemo(() => {
    const fitted = heightPx === undefined ? stack : fitRows(stack, heightPx)
    const rows = withoutHidden(fitted.rows, hidden)
    // Times stand over the axis as text, because the cursor's flag pushes some of them away.
    const frame = { ...fitted.frame, timeText: () => '' }
    return { ...stackOption(rows, frame, theme), frame: fitted.frame, rows }
  }, [stack, hidden, heightPx, theme])
}

/** A run that is on is known so far, a stored one to its last point. */
function knownEndMs({ rows, frame }: Stack): number {
  if (frame.knownToMs !== undefined) return frame.knownToMs
  const ends = rows.flatMap((row) => seriesOf(row).map(({ points }) => points.at(-1)?.[0] ?? 0))
  return Math.ceil(ends.reduce((a, b) => Math.max(a, b), 0) / 1000) * 1000
}
