import { useText } from '../text/useText.ts'
import classes from './StackChartView.module.css'
import type { StackChartViewProps } from './StackChartView.tsx'
import type { ChartCursor } from './useChartCursor.ts'

/** Which moment the values beside the rows are of, the way back to the newest ones, and to the table. */
export function ReadoutHead({
  cursor,
  isLive,
  timeText,
  table,
}: {
  readonly cursor: ChartCursor
  readonly isLive: boolean
  readonly timeText: (atMs: number) => string
  readonly table: StackChartViewProps['table']
}) {
  const { t } = useText()
  const without = isLive ? t('curves.latest') : t('chart.highest')
  return (
    <div className={classes.head}>
      <div>
        {cursor.atMs === undefined ? (
          <span className={classes.quiet}>{without}</span>
        ) : (
          <b className={classes.at}>{t('curves.at', { time: timeText(cursor.atMs) })}</b>
        )}
        {cursor.atMs !== undefined && isLive && (
          <button type="button" onClick={cursor.clear}>
            {t('curves.followLive')}
          </button>
        )}
      </div>
      {table !== undefined && (
        <button type="button" onClick={() => table.show(true)}>
          {t('curves.showTable')}
        </button>
      )}
    </div>
  )
}
