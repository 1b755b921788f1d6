import { useEffect, useMemo, useState } from 'react'
import { openingWindow, windowAround } from '../../../../shared/charts/timeline/openingWindow.ts'
import { timelineEndMs } from '../../../../shared/charts/timeline/timelineFrame.ts'
import type { TimeWindow } from '../../../../shared/charts/timeline/timelineSettings.ts'
import type { Diagnosis, Finding, Mark } from '../../../../shared/domain/diagnosis.ts'
import type { Phase } from '../../../../shared/domain/profile.ts'
import { useCommands } from '../../../app/commands.ts'
import type { ChartCursor } from '../../../charts/useChartCursor.ts'
import { useText } from '../../../text/useText.ts'

/** What of a run's diagnosis is looked at. */
export interface TimelineState {
  readonly window: TimeWindow
  readonly setWindow: (window: TimeWindow) => void
  readonly mark: Mark | undefined
  /** The cursor of the run's charts goes with it. */
  readonly select: (number: number) => void
  readonly step: (by: 1 | -1) => void
  /** Whose stair is drawn; undefined: none. */
  readonly spread: Finding | undefined
  readonly showSpread: (finding: number | undefined) => void
}

/** Opens on the first symptom, with its mark and the stair of the first finding. */
export function useTimeline(diagnosis: Diagnosis, phases: readonly Phase[], cursor: ChartCursor): TimelineState {
  const { marks, findings, firstSymptomMs } = diagnosis
  const endMs = useMemo(() => timelineEndMs(diagnosis, phases), [diagnosis, phases])
  const first = marks.find(({ atMs }) => atMs === firstSymptomMs) ?? marks[0]
  const [window, setWindow] = useState(() => openingWindow(diagnosis, endMs))
  const [number, setNumber] = useState(first?.number)
  const [spread, showSpread] = useState(firstStair(findings))
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run begins anew
  useEffect(() => {
    setWindow(openingWindow(diagnosis, endMs))
    setNumber(first?.number)
    showSpread(firstStair(findings))
  }, [diagnosis])
  const select = (chosen: number): void => {
    const mark = marks.find((one) => one.number === chosen)
    if (mark === undefined) return
    setNumber(chosen)
    setWindow((now) => windowAround(now, mark.atMs, endMs))
    cursor.put(Math.max(0, Math.floor(mark.atMs / 1000) * 1000))
  }
  const step = (by: 1 | -1): void => {
    const at = marks.findIndex((one) => one.number === number)
    const next = marks[Math.min(marks.length - 1, Math.max(0, at + by))]
    if (next !== undefined) select(next.number)
  }
  useMarkKeys(step)
  return {
    window,
    setWindow,
    mark: marks.find((one) => one.number === number),
    select,
    step,
    spread: spread === undefined ? undefined : findings[spread],
    showSpread,
  }
}

/** Index of the first finding that has a way to show: two marks or more. */
export function firstStair(findings: readonly Finding[]): number | undefined {
  const first = findings.findIndex(({ marks }) => marks.length > 1)
  return first === -1 ? undefined : first
}

function useMarkKeys(step: (by: 1 | -1) => void): void {
  const { t } = useText()
  useCommands([
    { id: 'result.markBefore', title: t('result.markBefore'), keys: ['['], run: () => step(-1) },
    { id: 'result.markAfter', title: t('result.markAfter'), keys: [']'], run: () => step(1) },
  ])
}
