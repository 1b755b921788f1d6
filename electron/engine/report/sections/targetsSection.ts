import { targetsTable } from '../../../../shared/tables/targetsTable.ts'
import { baselineRunNotes } from '../../../../shared/text/report/baselineRunNotes.ts'
import { blocks } from '../blocks.ts'
import { tableOf } from '../dataTableHtml.ts'
import { type Html, html, nothing } from '../html.ts'
import type { ReportModel } from '../reportModel.ts'

/** Every target against every configuration; nothing without objectives. */
export function targetsSection({ shown, texts, comparison }: ReportModel): Html {
  const { t } = texts
  const parts = blocks(shown).flatMap((part) => {
    const data = targetsTable(part, comparison.runs, texts)
    return data === undefined ? [] : [tableOf(data, 'matrix', [26, 10, ...part.map(() => 64 / part.length)])]
  })
  if (parts.length === 0) return nothing
  const notes = [...(comparison.repeat > 1 ? [t('targets.note')] : []), ...baselineRunNotes(comparison, texts)]
  return html`<section class="targets"><h2>${t('targets.title')}</h2>${parts}${notes.map((note) => html`<p class="note">${note}</p>`)}</section>`
}
