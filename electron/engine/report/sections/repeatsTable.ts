import type { ReportTexts } from '../../../../shared/text/report/reportTexts.ts'
import { type Html, type HtmlValue, html, nothing } from '../html.ts'
import type { Shown } from '../reportModel.ts'
import { figureColumn, table, textColumn } from '../table.ts'
import { crashPlace } from '../valueText.ts'
import { known } from './phasesTables.ts'
import { outcomeText } from './summarySection.ts'

/** All repeats in a line each; nothing when there is one. */
export function repeatsTable({ results }: Shown, texts: ReportTexts): Html {
  const { t, figures } = texts
  if (results.length < 2) return nothing
  const columns = [
    textColumn(t('repeats.run')),
    textColumn(t('repeats.id')),
    textColumn(t('repeats.outcome')),
    figureColumn(t('repeats.requests')),
    figureColumn(t('repeats.rate')),
    figureColumn(t('repeats.p95')),
    figureColumn(t('repeats.errors')),
    textColumn(t('repeats.crash')),
  ]
  const rows = results.map(({ runId, outcome, totals, latencyUs, crash }, index): HtmlValue[] => [
    String(index + 1),
    html`<span class="mono small">${runId}</span>`,
    outcomeText([outcome.kind], texts),
    figures.count(totals.requests),
    known(totals.goodputPerS === undefined ? undefined : figures.rate(totals.goodputPerS), texts),
    known(latencyUs.response && figures.ms(latencyUs.response.p95), texts),
    known(totals.errorRate === undefined ? undefined : figures.percent(totals.errorRate), texts),
    crash.observed
      ? crashPlace(crash, texts)
      : html`<span class="q">${totals.requests === 0 ? t('word.noData') : t('run.noCrash')}</span>`,
  ])
  return html`<div class="keep"><h3>${t('repeats.title')}</h3>${table(columns, rows, { label: t('repeats.title') })}</div>`
}
