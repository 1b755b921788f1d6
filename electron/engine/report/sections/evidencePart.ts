import type { RunResult } from '../../../../shared/domain/runResult.ts'
import type { ReportTexts } from '../../../../shared/text/report/reportTexts.ts'
import { type Html, html, nothing } from '../html.ts'
import { logAnchor } from '../logAnchor.ts'
import type { ReportEvidence } from '../reportInput.ts'
import type { Shown } from '../reportModel.ts'
import { databasePart } from './databasePart.ts'
import { linesPart } from './linesPart.ts'

/** What the run kept of its database's counters and its containers' logs. */
export function evidencePart(
  { index, run }: Pick<Shown, 'index' | 'run'>,
  { database }: RunResult,
  texts: ReportTexts,
): Html {
  if (run === undefined) return nothing
  const { evidence, view } = run
  const lines = linesPart(view, texts, (container) => logAnchor({ index, run }, container))
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
