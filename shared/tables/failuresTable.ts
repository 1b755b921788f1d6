import { failedOutcomes } from '../charts/outcomeFill.ts'
import type { RunResult } from '../domain/runResult.ts'
import type { ReportTexts } from '../text/report/reportTexts.ts'
import { type DataTable, figureColumn, strong, textColumn } from './dataTable.ts'

/** How requests failed over the whole run, the most frequent first; undefined when none did. */
export function failuresTable({ outcomes, totals, phases }: RunResult, texts: ReportTexts): DataTable | undefined {
  const { t, figures } = texts
  const occurred = failedOutcomes
    .flatMap((outcome) => (outcomes[outcome] ? [{ outcome, count: outcomes[outcome] }] : []))
    .toSorted((a, b) => b.count - a.count)
  if (occurred.length === 0) return undefined
  const reached = phases.filter((phase) => phase.totals.durationMs > 0)
  return {
    name: 'failures',
    title: t('failures.title'),
    columns: [
      textColumn(t('failures.outcome')),
      figureColumn(t('failures.requests')),
      figureColumn(t('failures.share')),
      ...reached.map(({ index }) => figureColumn(t('failures.phase', { number: index + 1 }))),
    ],
    rows: occurred.map(({ outcome, count }) => [
      t(`failure.${outcome}`),
      strong(figures.count(count)),
      figures.percent(count / Math.max(totals.requests, 1)),
      ...reached.map((phase) => figures.count(phase.outcomes[outcome] ?? 0)),
    ]),
  }
}
