import { useCallback } from 'react'
import { p95TargetMs } from '../../../shared/analysis/p95TargetMs.ts'
import { runStack } from '../../../shared/charts/runChart.ts'
import type { RunView } from '../../../shared/charts/runView.ts'
import type { RunResult } from '../../../shared/domain/runResult.ts'
import { curveMarks } from '../../../shared/text/report/curveMarks.ts'
import { durationText } from '../../../shared/text/units.ts'
import { type ChartRoom, StackChartView } from '../../charts/StackChartView.tsx'
import type { ChartCursor } from '../../charts/useChartCursor.ts'
import { useReportText } from '../../text/useReportText.ts'
import { useText } from '../../text/useText.ts'
import { FailureBox } from '../../ui/FailureBox.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import classes from './RunPart.module.css'
import type { RunPartProps } from './RunPart.tsx'
import { Section } from './Section.tsx'

/** The run over time: users and throughput, latency, errors, processor, memory, load, on one axis. */
export function RunCurves({
  comparison,
  chosen,
  recorded,
  axes,
  table,
  cursor,
}: Pick<RunPartProps, 'comparison' | 'chosen' | 'recorded' | 'axes' | 'table'> & { readonly cursor: ChartCursor }) {
  const { t } = useText()
  const report = useReportText()
  const target = p95TargetMs(comparison.runs)
  return (
    <Section id="over-time" title={report.t('run.overTime')} level={3}>
      {recorded === undefined && <Waiting text={t('result.readingCurves')} />}
      {hasNone(recorded) && <p className={classes.none}>{report.t('run.noCurves')}</p>}
      {recorded?.at === 'failed' && !hasNone(recorded) && <FailureBox failure={recorded.failure} />}
      {recorded?.at === 'read' && !hasNone(recorded) && (
        <Curves
          name={chosen.compared.id}
          result={chosen.result}
          view={recorded.view}
          axes={axes}
          target={target}
          table={table}
          cursor={cursor}
        />
      )}
    </Section>
  )
}

/** Nothing was measured; or its folder was removed, while the comparison keeps its figures. */
function hasNone(recorded: RunPartProps['recorded']): boolean {
  if (recorded?.at === 'failed') return recorded.failure.kind === 'unknownName'
  return recorded?.at === 'read' && recorded.view.ticks.length === 0
}

function Curves({
  name,
  result,
  view,
  axes,
  target,
  table,
  cursor,
}: {
  readonly name: string
  readonly result: RunResult
  readonly view: RunView
  readonly axes: RunPartProps['axes']
  readonly target: number | undefined
  readonly table: RunPartProps['table']
  readonly cursor: ChartCursor
}) {
  const report = useReportText()
  const stack = useCallback(
    (room: ChartRoom) =>
      runStack(view, {
        ...axes,
        ...room,
        marks: curveMarks(view, result, report),
        ...(target !== undefined && { targetP95Ms: target }),
      }),
    [view, result, axes, report, target],
  )
  const label = report.t('chart.label', { name, duration: durationText(axes.endMs, report.language) })
  return <StackChartView stack={stack} label={label} cursor={cursor} table={table} />
}
