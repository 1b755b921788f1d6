import type { DatabaseFacts } from '../../domain/databaseSchema.ts'
import { explainedQueries, explainedText } from '../../text/database/planText.ts'
import type { ReportTexts } from '../../text/report/reportTexts.ts'
import { type DataTable, figureColumn, strong, textColumn } from '../dataTable.ts'
import { msText } from './statementsTable.ts'

/** The declared queries, each with what the database does for it. */
export function plansTable(facts: Pick<DatabaseFacts, 'plans'>, texts: ReportTexts): DataTable | undefined {
  const { t, figures, language } = texts
  const explained = explainedQueries(facts)
  if (explained.length === 0) return undefined
  return {
    name: 'plans',
    title: t('plans.title'),
    columns: [
      textColumn(t('plans.query')),
      textColumn(t('plans.plan')),
      figureColumn(t('plans.time')),
      figureColumn(t('plans.pages')),
    ],
    rows: explained.map((one) => [
      strong(one.last.title[language]),
      explainedText(one, texts),
      msText(one.last.executionMs, texts),
      figures.count(one.last.buffersHit + one.last.buffersRead),
    ]),
    note: t('plans.note'),
  }
}
