import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type ChartScales, toScales, widerScales } from '../../../shared/charts/chartScales.ts'
import { runStack } from '../../../shared/charts/runChart.ts'
import type { Stack } from '../../../shared/charts/stackChart.ts'
import type { LiveRun } from '../../../shared/live/liveRun.ts'
import { toRunView } from '../../../shared/live/toRunView.ts'
import { planDurationMs } from '../../../shared/load/planDurationMs.ts'
import { durationText } from '../../../shared/text/units.ts'
import { useCommands } from '../../app/commands.ts'
import { type ChartRoom, StackChartView } from '../../charts/StackChartView.tsx'
import type { ChartCursor } from '../../charts/useChartCursor.ts'
import { useCursorKeys } from '../../charts/useCursorKeys.ts'
import { useText } from '../../text/useText.ts'
import { toMarks } from './marks.ts'

/** Six rows on one time axis: the run that is on, from the clients down to the machine. */
export function LiveCharts({
  run,
  cursor,
  empty,
}: {
  readonly run: LiveRun
  readonly cursor: ChartCursor
  readonly empty: string | undefined
}) {
  const text = useText()
  const { t, language } = text
  const [isTable, showTable] = useState(false)
  const { head, faults } = run
  const view = useMemo(() => toRunView(run), [run])
  const scales = useSteadyScales(
    useMemo(() => toScales([view]), [view]),
    head.comparisonId,
  )
  const endMs = planDurationMs(head.profile.stages)
  const isOver = run.at === 'done'
  const target = head.objectives?.targets.find(
    ({ metric, endpoint, below, relativeTo }) =>
      metric === 'p95Ms' && endpoint === undefined && below !== undefined && relativeTo === undefined,
  )?.below
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words of marks come with the language
  const stack = useCallback(
    ({ widthPx, words }: ChartRoom): Stack => {
      const { rows, frame } = runStack(view, {
        widthPx,
        words,
        scales,
        endMs,
        marks: toMarks(view.events, faults, endMs, text),
        ...(target !== undefined && { targetP95Ms: target }),
      })
      return { rows, frame: { ...frame, keepsMarksRoom: true, ...(!isOver && { knownToMs: view.durationMs }) } }
    },
    [view, scales, endMs, target, isOver, language, faults],
  )
  useCursorKeys(cursor, view.durationMs - 1000)
  useCommands([
    { id: 'live.follow', title: t('live.followLive'), keys: ['l'], run: cursor.clear },
    { id: 'live.table', title: t('live.tableTwin'), keys: ['t'], run: () => showTable(!isTable) },
  ])
  const label = t('live.chartsLabel', {
    name: head.configuration.id,
    duration: durationText(view.durationMs, language),
  })
  const table = useMemo(() => ({ isShown: isTable, show: showTable }), [isTable])
  return <StackChartView stack={stack} label={label} cursor={cursor} fills table={table} empty={empty} />
}

/** Axes never shrink within a comparison, so that one run can be held against the one before. */
function useSteadyScales(scales: ChartScales, comparisonId: string | undefined): ChartScales {
  const widest = useRef<{ readonly of: string | undefined; readonly scales: ChartScales }>(undefined)
  const before = widest.current?.of === comparisonId ? widest.current?.scales : undefined
  const wider = useMemo(() => (before === undefined ? scales : widerScales(before, scales)), [before, scales])
  useEffect(() => {
    widest.current = { of: comparisonId, scales: wider }
  }, [comparisonId, wider])
  return wider
}
