import type { RunResult } from '../../../../shared/domain/runResult.ts'
import type { ReportTexts } from '../../../../shared/text/report/reportTexts.ts'
import { type Html, type HtmlValue, html, nothing } from '../html.ts'
import { figureColumn, table, textColumn } from '../table.ts'
import { known } from './phasesTables.ts'

export function endpointsTable({ endpoints }: RunResult, texts: ReportTexts): Html {
  const { t, figures } = texts
  if (endpoints.length === 0) return nothing
  const columns = [
    textColumn(t('endpoints.name')),
    figureColumn(t('endpoints.share')),
    figureColumn(t('endpoints.requests')),
    figureColumn(t('endpoints.rate')),
    figureColumn(t('endpoints.p50')),
    figureColumn(t('endpoints.p95')),
    figureColumn(t('endpoints.p99')),
    figureColumn(t('endpoints.errors')),
  ]
  const rows = endpoints.map(({ name, share, totals, latencyUs }): HtmlValue[] => [
    html`<span class="mono">${name}</span>`,
    figures.percent(share, 1),
    figures.count(totals.requests),
    known(totals.throughputPerS === undefined ? undefined : figures.rate(totals.throughputPerS), texts),
    ...latencyCells(latencyUs.response, texts),
    known(totals.errorRate === undefined ? undefined : figures.percent(totals.errorRate), texts),
  ])
  return html`<div class="keep"><h3>${t('endpoints.title')}</h3>${table(columns, rows, { label: t('endpoints.title') })}</div>`
}

export function instancesTable({ instances }: RunResult, texts: ReportTexts): Html {
  const { t, figures } = texts
  if (instances.length === 0) return html`<h3>${t('instances.title')}</h3><p class="m">${t('instances.none')}</p>`
  const columns = [
    textColumn(t('instances.name')),
    figureColumn(t('instances.share')),
    figureColumn(t('instances.requests')),
    figureColumn(t('instances.counted')),
    figureColumn(t('instances.p50')),
    figureColumn(t('instances.p95')),
    figureColumn(t('instances.errors')),
  ]
  const rows = instances.map(({ name, share, totals, latencyUs, countedByInstance }): HtmlValue[] => [
    html`<span class="mono">${name}</span>`,
    html`<span class="bar" style="width:${(share * 80).toFixed(1)}px"></span> <b>${figures.percent(share, 1)}</b>`,
    figures.count(totals.requests),
    known(countedByInstance === undefined ? undefined : figures.count(countedByInstance), texts),
    ...latencyCells(latencyUs.response, texts).slice(0, 2),
    known(totals.errorRate === undefined ? undefined : figures.percent(totals.errorRate), texts),
  ])
  return html`<div class="keep"><h3>${t('instances.title')}</h3>${table(columns, rows, { label: t('instances.title') })}</div>`
}

function latencyCells(latency: RunResult['latencyUs']['response'], texts: ReportTexts): HtmlValue[] {
  const ms = (us: number | undefined) => known(us === undefined ? undefined : texts.figures.ms(us), texts)
  return [ms(latency?.p50), html`<b>${ms(latency?.p95)}</b>`, ms(latency?.p99)]
}
