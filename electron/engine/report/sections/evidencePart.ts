import type { ReportTexts } from '../../../../shared/text/report/reportTexts.ts'
import { type Html, html, nothing } from '../html.ts'
import type { ReportEvidence } from '../reportInput.ts'
import { slowestQueries } from '../slowestQueries.ts'
import { figureColumn, table, textColumn } from '../table.ts'

/** What the run kept of the database's counters and the containers' logs. */
export function evidencePart({ slowQueriesCsv, logs }: ReportEvidence, texts: ReportTexts): Html {
  return html`${queriesTable(slowQueriesCsv, texts)}${logExcerpts(logs, texts)}`
}

function queriesTable(csv: string | undefined, texts: ReportTexts): Html {
  const { t, figures } = texts
  const queries = csv === undefined ? [] : slowestQueries(csv)
  if (queries.length === 0) return nothing
  const columns = [
    textColumn(t('evidence.query')),
    figureColumn(t('evidence.calls')),
    figureColumn(t('evidence.total')),
    figureColumn(t('evidence.mean')),
  ]
  const rows = queries.map(({ calls, totalMs, meanMs, query }) => [
    html`<span class="mono small query">${query}</span>`,
    figures.count(calls),
    figures.count(totalMs),
    figures.decimal(meanMs, 2),
  ])
  return html`<h3>${t('evidence.queries')}</h3>${table(columns, rows, { label: t('evidence.queries'), className: 'queries' })}`
}

function logExcerpts(logs: ReportEvidence['logs'], { t }: ReportTexts): Html {
  const told = logs.filter(({ lines }) => lines.length > 0)
  if (told.length === 0) return nothing
  const excerpts = told.map(
    ({ container, lines }) =>
      html`<div class="keep"><p class="m mono">${container}</p><pre>${lines.join('\n')}</pre></div>`,
  )
  return html`<h3>${t('evidence.logs')}</h3>${excerpts}`
}
