import { confirmationTable } from '../../../../shared/tables/confirmationTable.ts'
import { tablePart } from '../dataTableHtml.ts'
import { type Html, html, nothing } from '../html.ts'
import type { ReportModel } from '../reportModel.ts'

/** The best plateau and the same rate in the open model; only the reason where there was nothing to repeat. */
export function confirmationPart({ comparison, texts }: ReportModel): Html {
  const data = confirmationTable(comparison, texts)
  if (data === undefined) return nothing
  if (data.rows.length > 0) return tablePart(data)
  return html`<div class="keep"><h3>${data.title}</h3><p class="note">${data.note ?? ''}</p></div>`
}
