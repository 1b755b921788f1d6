import { useCallback, useEffect, useMemo } from 'react'
import { toBeforeAfter } from '../../../shared/analysis/beforeAfter.ts'
import { type ComparedConfiguration, comparedConfigurations } from '../../../shared/analysis/comparedConfigurations.ts'
import { databasePair } from '../../../shared/analysis/databasePair.ts'
import { comparedLimits } from '../../../shared/charts/limits/comparedLimits.ts'
import { useCommand } from '../../app/commands.ts'
import { go, toHash } from '../../app/place.ts'
import { useReportText } from '../../text/useReportText.ts'
import { useText } from '../../text/useText.ts'
import { BeforeAfterPart } from './BeforeAfterPart.tsx'
import { ComparisonPart } from './ComparisonPart.tsx'
import { ConfirmationPart } from './ConfirmationPart.tsx'
import { CurvesPart } from './CurvesPart.tsx'
import { chosenRun } from './chosenRun.ts'
import { DatabasesPart } from './debug/DatabasesPart.tsx'
import { ExportAnswer } from './ExportMenu.tsx'
import { LimitsPart } from './limits/LimitsPart.tsx'
import type { Opened } from './openResult.ts'
import { ProgressNote } from './ProgressNote.tsx'
import { ResultHead } from './ResultHead.tsx'
import { ResultTabs } from './ResultTabs.tsx'
import classes from './ResultView.module.css'
import { RunPart } from './RunPart.tsx'
import { resultAnchors } from './resultAnchors.ts'
import { useExport } from './useExport.ts'
import { useRecorded } from './useRecorded.ts'
import { useTwins } from './useTwins.ts'

type Open = Extract<Opened, { at: 'open' }>

/** A comparison with the run that is looked at, or a run alone. */
export function ResultView({ opened, runId }: { readonly opened: Open; readonly runId?: string | undefined }) {
  const { comparison, isRun } = opened
  const { t, language } = useText()
  const report = useReportText()
  const compared = useMemo(() => comparedConfigurations(comparison), [comparison])
  const chosen = useMemo(() => chosenRun(compared, runId), [compared, runId])
  const recorded = useRecorded(compared, chosen?.result)
  const exporting = useExport(comparison.id, language)
  useCommand({ id: 'export', title: t('result.exportPdf'), keys: ['mod+e'], run: () => exporting.save('pdf') })
  const runHash = useCallback(
    ({ typical }: ComparedConfiguration) =>
      typical && toHash({ screen: 'result', id: comparison.id, runId: typical.runId }),
    [comparison.id],
  )
  useEffect(() => {
    if (runId !== undefined) document.getElementById('run')?.scrollIntoView({ block: 'start' })
  }, [runId])
  const hasCurves = !isRun && compared.length > 1
  const twins = useTwins()
  const anchors = useMemo(
    () =>
      resultAnchors(
        {
          hasComparison: !isRun,
          hasBeforeAfter: !isRun && toBeforeAfter(comparison) !== undefined,
          hasLimits: comparedLimits(compared) !== undefined,
          hasCurves,
          hasDatabases: !isRun && databasePair(comparison, compared) !== undefined,
          result: chosen?.result,
        },
        { t, report },
      ),
    [isRun, comparison, compared, hasCurves, chosen, t, report],
  )
  return (
    <>
      <ResultHead opened={opened} compared={compared} head={recorded.head} exporting={exporting} />
      <div>
        <ExportAnswer {...exporting} />
        <ProgressNote comparison={comparison} isRun={isRun} />
      </div>
      <div className={classes.scroll}>
        <ResultTabs anchors={anchors} />
        <div className={classes.page}>
          {!isRun && <ComparisonPart comparison={comparison} compared={compared} runHash={runHash} />}
          {!isRun && <BeforeAfterPart comparison={comparison} />}
          <LimitsPart compared={compared} />
          <ConfirmationPart comparison={comparison} />
          {!isRun && <DatabasesPart comparison={comparison} compared={compared} />}
          {hasCurves && <CurvesPart comparison={comparison} table={twins.curves} {...recorded} />}
          {chosen !== undefined && (
            <RunPart
              comparison={comparison}
              compared={compared}
              chosen={chosen}
              recorded={recorded.ofChosen}
              axes={recorded.axes}
              table={twins.run}
              timelineTable={twins.timeline}
              onChoose={(id) => go({ screen: 'result', id: comparison.id, runId: id })}
            />
          )}
        </div>
      </div>
    </>
  )
}
