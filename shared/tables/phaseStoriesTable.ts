import type { RunResult } from '../domain/runResult.ts'
import type { ReportTexts } from '../text/report/reportTexts.ts'
import { phaseSentence } from '../text/timeline/told.ts'
import { type DataTable, textColumn } from './dataTable.ts'
import { phaseName } from './phaseName.ts'

/** What happened in each phase, a sentence each; undefined without a diagnosis. */
export function phaseStoriesTable({ phases, diagnosis }: RunResult, texts: ReportTexts): DataTable | undefined {
  if (diagnosis === undefined || diagnosis.phases.length === 0) return undefined
  const { t } = texts
  return {
    name: 'stories',
    title: t('stories.title'),
    columns: [textColumn(t('stories.phase')), textColumn(t('stories.what'))],
    rows: diagnosis.phases.map((story) => {
      const phase = phases.find(({ index }) => index === story.phase)
      return [
        phase === undefined ? String(story.phase + 1) : phaseName(phase, texts),
        phaseSentence(story, diagnosis, texts),
      ]
    }),
  }
}
