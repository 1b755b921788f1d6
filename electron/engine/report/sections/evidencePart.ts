import type { RunResult } from '../../../../shared/domain/runResult.ts'
import type { ReportTexts } from '../../../../shared/text/report/reportTexts.ts'
import { type Html, html, nothing } from '../html.ts'
import type { ReportEvidence, ReportRun } from '../reportInput.ts'
import { databasePart } from './databasePart.ts'
import { linesPart } from './linesPart.ts'

/** What the run kept of its database's counters and its containers' logs. */
export function evidencePart({ evidence, view }: ReportRun, { database }: RunResult, texts: ReportTexts): Html {
  const lines = linesPart(view, texts)
  // Runs of before lines were classed have words that speak of trouble.
  return html`${databasePart(database ?? evidence.database, texts)}${lines === nothing ? logExcerpts(evidence.logs, texts) : lines}`
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
