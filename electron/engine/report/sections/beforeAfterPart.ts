import { beforeAfterTable } from '../../../../shared/tables/beforeAfterTable.ts'
import { tableOf } from '../dataTableHtml.ts'
import { type Html, html, nothing } from '../html.ts'
import type { ReportModel } from '../reportModel.ts'

/** What the topology declares as before and after, side by side; nothing where the comparison does not have both. */
export function beforeAfterPart({ comparison, texts }: ReportModel): Html {
  const data = beforeAfterTable(comparison, texts)
  if (data === undefined) return nothing
  return html`<section class="keep"><h2>${data.title}</h2>${tableOf(data, 'matrix')}<p class="note">${data.note ?? ''}</p></section>`
}
