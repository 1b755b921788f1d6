import type { ComparedConfiguration } from '../analysis/comparedConfigurations.ts'
import type { ReportTexts } from '../text/report/reportTexts.ts'
import { crashPlace, wasMeasured } from '../text/report/valueText.ts'
import { type Cell, marked } from './dataTable.ts'

/** Whether it broke, with a mark; not known where nothing was measured. */
export function crashCell({ row, results }: Pick<ComparedConfiguration, 'row' | 'results'>, texts: ReportTexts): Cell {
  const { t } = texts
  if (!results.some(wasMeasured)) return marked('unknown', t('word.noData'))
  if (!row.crash.observed) return marked('up', t('word.no'))
  const of = row.runIds.length
  const { inRuns } = row.crash
  const how = inRuns < of ? [{ text: t('crash.inRuns', { runs: inRuns, of }), look: 'detail' } as const] : []
  return marked('down', crashPlace(row.crash, texts), ...how)
}
