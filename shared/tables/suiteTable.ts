import { type ComparedConfiguration, comparedConfigurations } from '../analysis/comparedConfigurations.ts'
import { rowVerdict } from '../analysis/rowVerdict.ts'
import { targetCounts } from '../analysis/targetCounts.ts'
import type { Comparison, ComparisonRow } from '../domain/runResult.ts'
import type { ReportTexts } from '../text/report/reportTexts.ts'
import { capacityText } from '../text/report/valueText.ts'
import { crashCell } from './crashCell.ts'
import { type Cell, code, type DataTable, figureColumn, marked, quiet, strong, textColumn } from './dataTable.ts'
import { outcomeCell } from './outcomeCell.ts'
import { rowVerdictCell } from './verdictCell.ts'

/** A comparison at a glance: a configuration a row, with its main figures, whether to believe them, and the targets that it met. */
export function suiteTable(comparison: Comparison, texts: ReportTexts): DataTable {
  const { t } = texts
  const compared = comparedConfigurations(comparison)
  const hasTargets = compared.some(({ row }) => row.targets.length > 0)
  return {
    name: 'suite',
    title: t('suite.table'),
    columns: [
      textColumn(t('summary.configuration')),
      textColumn(t('summary.outcome')),
      textColumn(t('suite.trust')),
      figureColumn(t('suite.requests')),
      figureColumn(t('summary.goodput')),
      figureColumn(t('summary.p50')),
      figureColumn(t('summary.p95')),
      figureColumn(t('summary.p99')),
      figureColumn(t('summary.errors')),
      textColumn(t('summary.capacityOpen')),
      textColumn(t('summary.crash')),
      ...(hasTargets ? [textColumn(t('suite.targets'))] : []),
    ],
    rows: compared.map((one) => [...rowOf(one, texts), ...(hasTargets ? [targetsCell(one.row, texts)] : [])]),
  }
}

function rowOf(compared: ComparedConfiguration, texts: ReportTexts): Cell[] {
  const { row } = compared
  const { t, figures } = texts
  const { requests, goodputPerS, p50Us, p95Us, p99Us, errorRate } = row.figures
  const known = (text: string | undefined): Cell => (text === undefined ? quiet(t('word.noData')) : text)
  return [
    code(row.configuration),
    outcomeCell(row.outcomes, texts),
    rowVerdictCell(rowVerdict(row), texts),
    known(requests && figures.count(requests.median)),
    goodputPerS === undefined ? quiet(t('word.noData')) : strong(figures.rate(goodputPerS.median)),
    known(p50Us && figures.ms(p50Us.median)),
    known(p95Us && figures.ms(p95Us.median)),
    known(p99Us && figures.ms(p99Us.median)),
    known(errorRate && figures.percent(errorRate.median)),
    known(capacityText(row.capacity, texts, 'figure.short')),
    crashCell(compared, texts),
  ]
}

/** A target counts by the worst of the repeats. */
function targetsCell({ targets }: ComparisonRow, { t }: ReportTexts): Cell {
  if (targets.length === 0) return quiet(t('word.noData'))
  const { met, fail, warning, notMeasurable } = targetCounts(targets)
  const details = [
    ...(fail.length === 0 ? [] : [t('suite.missed', { names: fail.join(', ') })]),
    ...(warning.length === 0 ? [] : [t('suite.close', { names: warning.join(', ') })]),
    ...(notMeasurable.length === 0 ? [] : [t('suite.notMeasurable', { names: notMeasurable.join(', ') })]),
  ]
  const mark = fail.length > 0 ? 'fail' : met < targets.length ? 'unknown' : 'pass'
  const text = t('suite.targetsText', { met, of: targets.length })
  return marked(mark, text, ...(details.length === 0 ? [] : [{ text: details.join('; '), look: 'detail' } as const]))
}
