import { toLogKinds } from '../../../../shared/analysis/logKinds.ts'
import { linesStrip } from '../../../../shared/charts/linesStrip.ts'
import type { RunView } from '../../../../shared/charts/runView.ts'
import { logKindsTable } from '../../../../shared/tables/logKindsTable.ts'
import { stripLabel } from '../../../../shared/text/database/stripLabel.ts'
import type { ReportTexts } from '../../../../shared/text/report/reportTexts.ts'
import { tableOf } from '../dataTableHtml.ts'
import { type Html, html, nothing } from '../html.ts'
import { linesFigure, linesLegend } from '../linesFigure.ts'

const mostKinds = 10
const stripPx = 680

/** Log lines that say WARN, ERROR or slow: how many when, and the worst kinds; nothing without any. */
export function linesPart(
  view: RunView,
  texts: ReportTexts,
  anchorOf: (container: string) => string | undefined,
): Html {
  const kinds = toLogKinds(view.lines ?? [])
  const data = logKindsTable(kinds, texts, mostKinds)
  if (data === undefined) return nothing
  const strip = linesStrip(view.lines ?? [], {
    widthPx: stripPx,
    phases: view.phases,
    endMs: view.durationMs,
    containers: view.containers.map(({ name }) => name),
  })
  const note = [texts.t('lines.note', { most: texts.figures.count(strip.most) }), data.note].filter(Boolean).join(' ')
  return html`<div class="keep"><h3>${data.title}</h3>${linesLegend(texts)}${linesFigure(strip, stripLabel(strip, texts), texts, anchorOf)}</div>
${tableOf(data, 'lines', [12, 10, 10, 9, 9, 50])}<p class="note">${note}</p>`
}
