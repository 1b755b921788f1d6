import type { ComparedConfiguration } from '../../../shared/analysis/comparedConfigurations.ts'
import type { Comparison } from '../../../shared/domain/runResult.ts'
import { outcomeCell } from '../../../shared/tables/outcomeCell.ts'
import { hasTimeline } from '../../../shared/text/timeline/hasTimeline.ts'
import { writtenFaults } from '../../../shared/text/timeline/writtenFaults.ts'
import { useChartCursor } from '../../charts/useChartCursor.ts'
import { useReportText } from '../../text/useReportText.ts'
import { useText } from '../../text/useText.ts'
import { CellView } from '../../ui/CellView.tsx'
import { ConfigurationKey } from '../../ui/ConfigurationKey.tsx'
import { FaultsTag } from '../../ui/FaultsTag.tsx'
import { ConfigurationSelect } from './ConfigurationSelect.tsx'
import { allRuns, type ChosenRun } from './chosenRun.ts'
import { DebugPart } from './debug/DebugPart.tsx'
import { DiagnosisParts } from './diagnosis/DiagnosisParts.tsx'
import { LogPlace } from './log/LogPlace.tsx'
import { RunCurves } from './RunCurves.tsx'
import { RunEnd } from './RunEnd.tsx'
import { RunFacts } from './RunFacts.tsx'
import classes from './RunPart.module.css'
import { RunTables } from './RunTables.tsx'
import { Section } from './Section.tsx'
import type { Recorded } from './useRunViews.ts'
import type { SharedAxes } from './useSharedAxes.ts'
import type { Twin } from './useTwins.ts'

export interface RunPartProps {
  readonly comparison: Comparison
  readonly compared: readonly ComparedConfiguration[]
  readonly chosen: ChosenRun
  /** Absent while it is being read. */
  readonly recorded: Recorded | undefined
  readonly axes: SharedAxes
  readonly table: Twin
  readonly timelineTable: Twin
  readonly onChoose: (runId: string) => void
}

/** One run with everything that was recorded of it. */
export function RunPart({
  comparison,
  compared,
  chosen,
  recorded,
  axes,
  table,
  timelineTable,
  onChoose,
}: RunPartProps) {
  const { t } = useText()
  const report = useReportText()
  const { result } = chosen
  const { diagnosis } = result
  const faults = diagnosis?.faults ?? []
  const cursor = useChartCursor()
  return (
    <Section
      id="run"
      title={t('result.run')}
      beside={
        <span className={classes.beside}>
          <RunSelect compared={compared} chosen={chosen} onChoose={onChoose} />
          <CellView cell={outcomeCell([result.outcome.kind], report)} />
          {faults.length > 0 && <FaultsTag title={t('result.faults', { faults: writtenFaults(faults, report) })} />}
        </span>
      }
      actions={<code className={classes.id}>{result.runId}</code>}
    >
      <RunEnd result={result} />
      <RunFacts result={result} recorded={recorded} />
      {hasTimeline(diagnosis) && (
        <LogPlace runId={result.runId}>
          <DiagnosisParts
            comparison={comparison}
            result={result}
            diagnosis={diagnosis}
            cursor={cursor}
            table={timelineTable}
          />
        </LogPlace>
      )}
      <RunCurves
        comparison={comparison}
        chosen={chosen}
        recorded={recorded}
        axes={axes}
        table={table}
        cursor={cursor}
      />
      <RunTables comparison={comparison} compared={compared} chosen={chosen} recorded={recorded} />
      <DebugPart result={result} recorded={recorded} cursor={cursor} />
    </Section>
  )
}

function RunSelect({ compared, chosen, onChoose }: Pick<RunPartProps, 'compared' | 'chosen' | 'onChoose'>) {
  const { t } = useText()
  const choices = allRuns(compared).map(({ compared: { id, index, results }, result, repeat }) => {
    const of = results.length
    return { value: result.runId, label: of > 1 ? t('result.repeat', { name: id, repeat, of }) : id, index }
  })
  const [only, ...others] = choices
  if (only !== undefined && others.length === 0) return <ConfigurationKey index={only.index} name={only.label} />
  const longest = choices.reduce((most, { label }) => Math.max(most, label.length), 0)
  return (
    <ConfigurationSelect
      label={t('result.chosenRun')}
      choices={choices}
      value={chosen.result.runId}
      widthPx={Math.min(460, 84 + longest * 7)}
      onChoose={onChoose}
    />
  )
}
