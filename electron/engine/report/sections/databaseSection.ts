import { databasePair } from '../../../../shared/analysis/databasePair.ts'
import { comparedPlansTable, comparedStatementsTable } from '../../../../shared/tables/database/comparedTables.ts'
import { tableOf } from '../dataTableHtml.ts'
import { type Html, html, nothing } from '../html.ts'
import type { ReportModel } from '../reportModel.ts'

/** What one database does before and after; of more than two configurations only those that are declared so. */
export function databaseSection({ comparison, shown, texts }: ReportModel): Html {
  const pair = databasePair(comparison, shown)
  const isTold = comparison.beforeAfter !== undefined || shown.length === 2
  if (pair === undefined || !isTold) return nothing
  const plans = comparedPlansTable(pair, texts)
  const statements = comparedStatementsTable(pair, texts)
  const title = texts.t('compared.head', { before: pair.before.id, after: pair.after.id })
  return html`<section class="comparison"><h2>${title}</h2>
${plans && html`<h3>${plans.title}</h3>${tableOf(plans, 'plans', [22, 39, 39])}<p class="note">${plans.note}</p>`}
${statements && html`<h3>${statements.title}</h3>${tableOf(statements, 'queries compared', [34, 8, 8, 8, 7, 7, 7, 7, 7, 7], true)}<p class="note">${statements.note}</p>`}
</section>`
}
