import type { MouseEvent } from 'react'
import { readoutLines } from '../../shared/charts/readoutLines.ts'
import type { StackChart } from '../../shared/charts/runChart.ts'
import type { ChartRow } from '../../shared/charts/stackChart.ts'
import { latestOf, seriesOf, valueAt } from '../../shared/charts/valueAt.ts'
import { seriesKey } from '../../shared/charts/withoutHidden.ts'
import { useText } from '../text/useText.ts'
import classes from './StackChartView.module.css'
import { FillSwatch, LineSwatch } from './Swatch.tsx'

export interface Hidden {
  readonly keys: ReadonlySet<string>
  readonly set: (keys: ReadonlySet<string>) => void
}

interface Shown {
  readonly atMs: number | undefined
  /** Without a cursor: the newest values of a run that is on, the highest of a stored one. */
  readonly isLive: boolean
  readonly hidden: Hidden
}

/** Beside every row: legend, value and switch in one. As high as a line: the rows of six containers would not fit otherwise. */
export function Readouts({ chart, ...shown }: { readonly chart: StackChart } & Shown) {
  return chart.rows.map((row, index) => (
    <RowReadouts key={row.title} row={row} topPx={(chart.layout.rows[index]?.headTopPx ?? 0) + 9} {...shown} />
  ))
}

function RowReadouts({ row, topPx, atMs, isLive, hidden }: { readonly row: ChartRow; readonly topPx: number } & Shown) {
  const { t } = useText()
  const series = seriesOf(row)
  const names = series.map(({ name }) => name)
  const { columns, lines } = readoutLines(names)
  const highest = [...row.curves, ...(row.layers ?? [])]
  if (series.length === 0) {
    return (
      <div className={classes.readouts} style={{ top: topPx }}>
        <span className={classes.quiet}>{t('curves.noErrors')}</span>
      </div>
    )
  }
  const valueText = (index: number): string | undefined => {
    const points = series[index]?.points ?? []
    if (atMs === undefined && !isLive) return highest[index]?.highest
    const value = atMs === undefined ? latestOf(points) : valueAt(points, atMs)
    return value === undefined ? undefined : row.valueText(value)
  }
  const toggle = (event: MouseEvent, name: string): void => hidden.set(toggled(row, name, hidden.keys, event.altKey))
  return (
    <div
      className={classes.readouts}
      data-columns={columns}
      data-dense
      style={{ top: topPx, ...(columns === 2 && { gridTemplateRows: `repeat(${lines}, 14px)` }) }}
    >
      {names.map((name, index) => (
        <button
          key={name}
          type="button"
          aria-pressed={!hidden.keys.has(seriesKey(row, name))}
          title={t('curves.switch', { name })}
          onClick={(event) => toggle(event, name)}
        >
          <SeriesSwatch row={row} index={index} />
          <span>{name}</span>
          <Value text={valueText(index)} isShort={columns === 2} />
        </button>
      ))}
    </div>
  )
}

function SeriesSwatch({ row, index }: { readonly row: ChartRow; readonly index: number }) {
  const curve = row.curves[index]
  if (curve !== undefined) return <LineSwatch line={curve.line} />
  const layer = row.layers?.[index - row.curves.length]
  return layer === undefined ? null : <FillSwatch fill={layer.fill} />
}

/** Where two columns stand side by side there is room for a dash only. */
function Value({ text, isShort }: { readonly text: string | undefined; readonly isShort: boolean }) {
  const { t } = useText()
  if (text !== undefined) return <b className={classes.value}>{text}</b>
  if (!isShort) return <span className={classes.quiet}>{t('word.noData')}</span>
  return (
    <span className={classes.quiet} role="img" aria-label={t('word.noData')}>
      –
    </span>
  )
}

/** A click hides or shows one; with Alt it alone is left of its row, or all of it come back. */
function toggled(row: ChartRow, name: string, before: ReadonlySet<string>, isAlone: boolean): ReadonlySet<string> {
  const keys = seriesOf(row).map((one) => seriesKey(row, one.name))
  const own = seriesKey(row, name)
  const next = new Set(before)
  if (!isAlone) {
    if (!next.delete(own)) next.add(own)
    return next
  }
  const isAloneAlready = keys.every((key) => before.has(key) === (key !== own))
  for (const key of keys) {
    if (key === own || isAloneAlready) next.delete(key)
    else next.add(key)
  }
  return next
}
