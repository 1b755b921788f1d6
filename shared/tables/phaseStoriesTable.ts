import type { RunResult } from '../domain/runResult.ts'
import { phaseSentence } from '../text/diagnosis/phaseSentence.ts'
import type { ReportTexts } from '../text/report/reportTexts.ts'
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
    rows: diagnosis.phases.flatMap((story) => {
      const phase = phases.find(({ index }) => index === story.phase)
      if (phase === undefined) return []
      const figures = { p95Us: phase.latencyUs.response?.p95, errorRate: phase.totals.errorRate }
      return [[phaseName(phase, texts), phaseSentence(story, phase, diagnosis, figures, texts.language)]]
    }),
  }
}
