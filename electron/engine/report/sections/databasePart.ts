import type { DatabaseFacts } from '../../../../shared/domain/databaseSchema.ts'
import { plansTable } from '../../../../shared/tables/database/plansTable.ts'
import { statementsTable } from '../../../../shared/tables/database/statementsTable.ts'
import { indexHintTexts } from '../../../../shared/text/database/hintTexts.ts'
import { explainedQueries } from '../../../../shared/text/database/planText.ts'
import type { ReportTexts } from '../../../../shared/text/report/reportTexts.ts'
import { tableOf } from '../dataTableHtml.ts'
import { type Html, html, nothing } from '../html.ts'
import { richText } from '../richText.ts'

/** A page has room for so many plans as the database prints them, and for so much of each; the rest is with the run. */
const mostPlans = 3
const mostLines = 14

/** What the database of one run said of itself; nothing where none was asked. */
export function databasePart(facts: DatabaseFacts | undefined, texts: ReportTexts): Html {
  if (facts === undefined) return nothing
  return html`${statements(facts, texts)}${plans(facts, texts)}${hints(facts, texts)}${problems(facts, texts)}${printedPlans(facts, texts)}`
}

function statements(facts: DatabaseFacts, texts: ReportTexts): Html {
  const data = statementsTable(facts, texts)
  if (data === undefined) return nothing
  return html`<h3>${data.title}</h3>${tableOf(data, 'queries', [58, 9, 15, 9, 9], true)}<p class="note">${data.note}</p>`
}

function plans(facts: DatabaseFacts, texts: ReportTexts): Html {
  const data = plansTable(facts, texts)
  if (data === undefined) return nothing
  return html`<h3>${data.title}</h3>${tableOf(data, 'plans', [24, 52, 12, 12])}<p class="note">${data.note}</p>`
}

/** As the database prints them; behind what was read out of them, which fits beside their table. */
function printedPlans(facts: DatabaseFacts, { language }: ReportTexts): Html {
  const printed = explainedQueries(facts)
    .slice(0, mostPlans)
    .map(({ last }) => {
      const lines = last.text.split('\n')
      const shown = lines.length > mostLines ? [...lines.slice(0, mostLines), '…'] : lines
      return html`<div class="keep printed"><p class="m">${last.title[language]}</p><pre>${shown.join('\n')}</pre></div>`
    })
  return html`${printed}`
}

function hints(facts: DatabaseFacts, texts: ReportTexts): Html {
  const { missing, unused, cautions } = indexHintTexts(facts, texts)
  // A database of which nobody knows what it read is not well indexed.
  if (facts.statements.length === 0 && missing.length + unused.length === 0) return nothing
  const all = [...missing, ...unused]
  const said =
    all.length === 0
      ? html`<p class="m">${texts.t('hints.none')}</p>`
      : html`<ul class="hints">${all.map((line) => html`<li>${richText(line)}</li>`)}</ul><p class="note">${cautions.join(' ')}</p>`
  return html`<div class="keep"><h3>${texts.t('hints.title')}</h3>${said}</div>`
}

function problems({ problems: all }: DatabaseFacts, { t }: ReportTexts): Html {
  if (all.length === 0) return nothing
  return html`<div class="keep"><h3>${t('problems.title')}</h3><ul class="hints">${all.map((line) => html`<li class="mono small">${line}</li>`)}</ul></div>`
}
