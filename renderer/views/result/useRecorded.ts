import { useMemo } from 'react'
import type { ComparedConfiguration } from '../../../shared/analysis/comparedConfigurations.ts'
import type { OverlaidRun } from '../../../shared/charts/overlayChart.ts'
import type { RunResult } from '../../../shared/domain/runResult.ts'
import type { RunHead } from '../../../shared/live/liveRun.ts'
import { type Recorded, useRunViews } from './useRunViews.ts'
import { type SharedAxes, useSharedAxes } from './useSharedAxes.ts'

interface RecordedRuns {
  /** The run that stands for each configuration, of those that have curves. */
  readonly drawn: readonly OverlaidRun[]
  readonly missing: readonly string[]
  readonly isReading: boolean
  readonly ofChosen: Recorded | undefined
  readonly axes: SharedAxes
  /** Of any of them: what they have in common. */
  readonly head: RunHead | undefined
}

/** Second by second: the run that stands for each configuration, and the one that is looked at. */
export function useRecorded(compared: readonly ComparedConfiguration[], chosen: RunResult | undefined): RecordedRuns {
  const typical = compared.flatMap((one) => one.typical ?? [])
  const isAmong = typical.some(({ runId }) => runId === chosen?.runId)
  const recorded = useRunViews(chosen === undefined || isAmong ? typical : [...typical, chosen])
  const runs = useMemo(() => {
    const all = compared.map(({ index, id, typical: run }) => ({
      index,
      name: id,
      run,
      read: recorded.get(run?.runId ?? ''),
    }))
    const drawn = all.flatMap(({ index, name, read }) =>
      read?.at === 'read' && read.view.ticks.length > 0 ? [{ index, name, view: read.view }] : [],
    )
    const missing = all.filter(({ name }) => !drawn.some((one) => one.name === name)).map(({ name }) => name)
    const isReading = all.some(({ run, read }) => run !== undefined && read === undefined)
    return { drawn, missing, isReading }
  }, [compared, recorded])
  const ofChosen = chosen === undefined ? undefined : recorded.get(chosen.runId)
  const views = useMemo(
    () => [...recorded.values()].flatMap((one) => (one.at === 'read' ? [one.view] : [])),
    [recorded],
  )
  const head = [...recorded.values()].flatMap((one) => (one.at === 'read' ? [one.head] : []))[0]
  return { ...runs, ofChosen, axes: useSharedAxes(views), head }
}
