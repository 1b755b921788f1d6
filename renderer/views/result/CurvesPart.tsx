import { useCallback, useMemo, useState } from 'react'
import { p95TargetMs } from '../../../shared/analysis/p95TargetMs.ts'
import { configurationLetter, configurationLine } from '../../../shared/charts/lineStyle.ts'
import { type OverlaidRun, overlayStack } from '../../../shared/charts/overlayChart.ts'
import type { Stack } from '../../../shared/charts/stackChart.ts'
import type { Comparison } from '../../../shared/domain/runResult.ts'
import { durationText } from '../../../shared/text/units.ts'
import { type ChartRoom, StackChartView } from '../../charts/StackChartView.tsx'
import { LineSwatch } from '../../charts/Swatch.tsx'
import { useChartCursor } from '../../charts/useChartCursor.ts'
import { useReportText } from '../../text/useReportText.ts'
import { useText } from '../../text/useText.ts'
import classes from './CurvesPart.module.css'
import { Section } from './Section.tsx'
import { TwinSwitch } from './TwinSwitch.tsx'
import type { SharedAxes } from './useSharedAxes.ts'

/** In the order of `overlayStack`. */
const rows = ['throughput', 'p95', 'errorRate'] as const

/** Configurations over each other: throughput, P95 and errors beside each other, under one cursor. */
export function CurvesPart({
  comparison,
  drawn,
  missing,
  axes,
  isReading,
}: {
  readonly comparison: Comparison
  readonly drawn: readonly OverlaidRun[]
  /** Configurations whose run has no curves. */
  readonly missing: readonly string[]
  readonly axes: SharedAxes
  readonly isReading: boolean
}) {
  const { t } = useText()
  const report = useReportText()
  const cursor = useChartCursor()
  const [isTable, setTable] = useState(false)
  const target = p95TargetMs(comparison.runs)
  const whole = useCallback(
    (room: ChartRoom) =>
      overlayStack(drawn, { ...axes, ...room, ...(target !== undefined && { targetP95Ms: target }) }),
    [drawn, axes, target],
  )
  const beside = useMemo(
    () => rows.map((_, row) => (room: ChartRoom) => onlyRow(whole(room), row, drawn.length)),
    [whole, drawn],
  )
  const names = report.figures.list(drawn.map(({ name }) => name))
  const label = report.t('curves.label', { names, duration: durationText(axes.endMs, report.language) })
  const view = { cursor, hasReadouts: false, table: { isShown: isTable, show: setTable } }
  return (
    <Section
      id="curves"
      title={t('result.curves')}
      beside={isReading ? t('result.readingCurves') : <Letters drawn={drawn} />}
      actions={drawn.length > 0 && <TwinSwitch isTable={isTable} show={setTable} />}
    >
      {drawn.length > 0 && isTable && <StackChartView stack={whole} label={label} {...view} />}
      {drawn.length > 0 && !isTable && (
        <div className={classes.charts}>
          {rows.map((row, at) => (
            <StackChartView
              key={row}
              stack={beside[at] ?? whole}
              label={`${report.t(`chart.${row}`)}. ${label}`}
              {...view}
            />
          ))}
        </div>
      )}
      {!isReading && (
        <p className={classes.note}>
          {drawn.length > 0 && `${report.t('curves.note')} `}
          {missing.length > 0 && report.t('curves.missing', { names: report.figures.list(missing) })}
        </p>
      )}
    </Section>
  )
}

function Letters({ drawn }: { readonly drawn: readonly OverlaidRun[] }) {
  return (
    <span className={classes.letters}>
      {drawn.map(({ index, name }) => (
        <span key={index} title={name}>
          <LineSwatch line={configurationLine(index)} />
          <b>{configurationLetter(index)}</b>
        </span>
      ))}
    </span>
  )
}

/** One of the rows alone, without the ruler. Letters at the ends push each other apart. */
function onlyRow({ rows, frame }: Stack, row: number, curves: number): Stack {
  return {
    rows: rows.slice(row, row + 1).map((one) => ({ ...one, plotPx: Math.max(132, curves * 15) })),
    frame: { ...frame, hasRuler: false },
  }
}
