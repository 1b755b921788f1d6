import type { KeyboardEvent, PointerEvent } from 'react'
import type { StackChart } from '../../shared/charts/runChart.ts'
import { useText } from '../text/useText.ts'
import { cursorKey } from './cursorKey.ts'
import { EchartsCanvas } from './EchartsCanvas.tsx'
import classes from './StackChartView.module.css'
import type { ChartCursor } from './useChartCursor.ts'

/** The drawing itself: an image with a sentence for those who do not see it, and a cursor by pointer and keyboard. */
export function Picture({
  chart,
  label,
  cursor,
  lastMs,
}: {
  readonly chart: StackChart
  readonly label: string
  readonly cursor: ChartCursor
  /** Where the last known second begins; absent: nothing is known yet, and there is nothing to point at. */
  readonly lastMs: number | undefined
}) {
  const { t } = useText()
  const { layout, frame, option } = chart
  const toMs = (event: PointerEvent): number => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left - layout.plotLeftPx
    const second = Math.floor(((x / layout.plotWidthPx) * frame.endMs) / 1000)
    return Math.min(lastMs ?? 0, Math.max(0, second * 1000))
  }
  const press = (event: KeyboardEvent): void => {
    const to = lastMs === undefined ? undefined : cursorKey(event, cursor.atMs, lastMs)
    if (to === undefined) return
    event.preventDefault()
    event.stopPropagation()
    if (to === 'live') cursor.clear()
    else cursor.put(to)
  }
  return (
    <div
      className={classes.picture}
      role="img"
      aria-label={`${label} ${t('curves.keys')}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard moves its cursor
      tabIndex={0}
      onPointerMove={(event) => lastMs !== undefined && cursor.hover(toMs(event))}
      onPointerLeave={() => cursor.hover(undefined)}
      onPointerDown={(event) => lastMs !== undefined && cursor.put(toMs(event))}
      onKeyDown={press}
    >
      <EchartsCanvas option={option} widthPx={layout.widthPx} heightPx={layout.heightPx} />
    </div>
  )
}
