import { targetCounts } from '../../../shared/analysis/targetCounts.ts'
import type { LostComparison } from '../../../shared/domain/keptComparison.ts'
import type { Language } from '../../../shared/domain/language.ts'
import type { Comparison } from '../../../shared/domain/runResult.ts'
import type { SuiteRecord, SuiteRecordComparison } from '../../../shared/domain/suiteRecord.ts'
import { type CellMark, marked } from '../../../shared/tables/dataTable.ts'
import { type ReportTexts, reportTexts } from '../../../shared/text/report/reportTexts.ts'
import { cellHtml } from './dataTableHtml.ts'
import { facts } from './facts.ts'
import { type Html, type HtmlValue, html, trustedHtml } from './html.ts'
import { machineText } from './machineText.ts'
import { reportStyle } from './reportStyle.ts'
import { suiteComparisonSection } from './sections/suiteComparisonSection.ts'
import { figureColumn, table, textColumn } from './table.ts'

/** One comparison of the suite with what it left behind. */
export interface IndexedComparison {
  readonly one: SuiteRecordComparison
  /** Absent before it began, and when it is lost. */
  readonly comparison?: Comparison
  /** Why it cannot be shown any more; absent when it can, or never began. */
  readonly lost?: LostComparison
  /** What there is to open, relative to the page, `01-stress/report.html`. */
  readonly files: readonly string[]
}

export interface SuiteIndexInput {
  readonly record: SuiteRecord
  readonly comparisons: readonly IndexedComparison[]
  readonly language: Language
  /** IANA name that dates are shown in; absent: UTC. */
  readonly timeZone?: string
}

/** The page is for a screen: it is wider than the report's, whose look it has. */
const indexStyle = `body{width:auto;max-width:1040px}a{color:var(--accent)}.links{display:flex;flex-wrap:wrap;gap:2px 16px;margin-top:6px}
.wide{overflow-x:auto}.problem{border-left:2px solid var(--down);padding-left:8px;margin:6px 0;white-space:pre-line}.index-part{margin-top:28px}.lead{max-width:760px}
@page{size:A4 portrait;margin:15mm 15mm 18mm;@bottom-right{content:counter(page) " / " counter(pages);font:10.5px/14px system-ui,sans-serif;color:#5f676d}}
@media print{body{max-width:none;padding:0}.wide{overflow:visible}.index-part>h2,.index-part>h2~p.m,.lead{break-after:avoid}.links{break-before:avoid;break-inside:avoid}}`

/**
 * The page that a suite's folder is opened with: one HTML text that runs and loads nothing; everything else in the folder is linked. The same
 * input gives the same bytes.
 */
export function makeSuiteIndex(input: SuiteIndexInput): string {
  const { record, comparisons, language, timeZone = 'UTC' } = input
  const texts = reportTexts(language, timeZone)
  const title = texts.t('suite.title', { title: record.title[language], count: comparisons.length })
  const document = html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width"><title>${title} – Palier</title>
<style>${trustedHtml(reportStyle)}${trustedHtml(indexStyle)}</style></head>
<body>
<main>
<h1>${title}</h1>
<p class="lead">${record.description?.[language]}</p>
${whatWasRun(record, comparisons, texts)}
${overview(comparisons, texts)}
${comparisons.map((indexed, index) => suiteComparisonSection(indexed, index, texts))}
</main>
</body></html>
`
  return document.html
}

function whatWasRun(record: SuiteRecord, comparisons: readonly IndexedComparison[], texts: ReportTexts): Html {
  const { t, figures } = texts
  const results = comparisons.flatMap(({ comparison }) => comparison?.runs ?? [])
  const environment = results.find((run) => run.environment !== undefined)?.environment
  return facts([
    [t('suite.outcome'), cellHtml(stateCell(record.outcome, texts))],
    [t('facts.machine'), machineText(environment, texts)],
    [t('suite.started'), figures.date(record.createdAt)],
    [t('suite.ended'), record.endedAt === undefined ? t('suite.onNow') : figures.date(record.endedAt)],
    [
      t('suite.timeScale'),
      record.timeScale === 1 ? undefined : t('suite.timeScaleText', { scale: figures.plain(record.timeScale) }),
    ],
    [t('suite.seed'), String(record.seed)],
    [t('suite.id'), html`<span class="mono">${record.id}</span>`],
  ])
}

function overview(comparisons: readonly IndexedComparison[], texts: ReportTexts): Html {
  const { t } = texts
  const columns = [
    textColumn(t('suite.comparison')),
    textColumn(t('suite.outcome')),
    figureColumn(t('summary.outcome')),
    textColumn(t('suite.targetsMet')),
  ]
  return html`<h2>${t('suite.overview')}</h2>
${table(
  columns,
  comparisons.map((one, index) => overviewRow(one, index, texts)),
  { label: t('suite.overview'), className: 'narrow' },
)}`
}

function overviewRow({ one, comparison, lost }: IndexedComparison, index: number, texts: ReportTexts): HtmlValue[] {
  const { t, language } = texts
  const runs = comparison?.runs ?? []
  const failed = runs.filter(({ outcome }) => outcome.kind === 'failed').length
  const state =
    lost !== undefined
      ? marked('unknown', `${t(`suite.state.${one.outcome}`)}, ${t(`suite.lost.${lost}`)}`)
      : one.outcome === 'completed' && failed > 0
        ? marked('suspect', t('suite.someFailed', { failed, of: runs.length }))
        : stateCell(one.outcome, texts)
  const counts = (comparison?.comparison.rows ?? []).filter(({ targets }) => targets.length > 0)
  const perRow = counts.map((row) => {
    const { met, fail } = targetCounts(row.targets)
    const words = `${row.configuration} ${t('suite.targetsText', { met, of: row.targets.length })}`
    return html`<span class="nw">${cellHtml(marked(fail.length > 0 ? 'fail' : met < row.targets.length ? 'unknown' : 'pass', words))}</span><br>`
  })
  return [
    html`<a href="#c${index + 1}">${t('suite.numbered', { number: index + 1, title: one.title[language] })}</a>`,
    cellHtml(state),
    runs.length === 0 ? html`<span class="q">${t('word.noData')}</span>` : runs.length,
    perRow.length === 0 ? html`<span class="q">${t('suite.noTargets')}</span>` : perRow,
  ]
}

const marks: Readonly<Record<SuiteRecordComparison['outcome'], CellMark>> = {
  pending: 'unknown',
  running: 'recovering',
  completed: 'valid',
  failed: 'invalid',
  stopped: 'suspect',
  interrupted: 'suspect',
}

function stateCell(outcome: SuiteRecordComparison['outcome'], { t }: ReportTexts) {
  return marked(marks[outcome], t(`suite.state.${outcome}`))
}
