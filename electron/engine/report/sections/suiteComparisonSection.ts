import { comparedConfigurations } from '../../../../shared/analysis/comparedConfigurations.ts'
import type { SuiteRecordComparison } from '../../../../shared/domain/suiteRecord.ts'
import { beforeAfterTable } from '../../../../shared/tables/beforeAfterTable.ts'
import { suiteTable } from '../../../../shared/tables/suiteTable.ts'
import { targetsTable } from '../../../../shared/tables/targetsTable.ts'
import { conclusion } from '../../../../shared/text/report/conclusion.ts'
import type { ReportTexts } from '../../../../shared/text/report/reportTexts.ts'
import { storedFailureTitle } from '../../../../shared/text/storedFailureText.ts'
import { tableOf, tablePart } from '../dataTableHtml.ts'
import { type Html, html, nothing } from '../html.ts'
import type { IndexedComparison } from '../makeSuiteIndex.ts'
import { richText } from '../richText.ts'

/** What one comparison of a suite found, and the way to everything that it left. */
export function suiteComparisonSection(indexed: IndexedComparison, index: number, texts: ReportTexts): Html {
  const { one, files } = indexed
  const { t, language } = texts
  return html`<section class="index-part" id="c${index + 1}">
<h2>${t('suite.numbered', { number: index + 1, title: one.title[language] })}</h2>
<p class="m">${askText(one, texts)}</p>
${one.problem === undefined ? nothing : html`<p class="problem">${one.problem[language]}</p>`}
${failures(indexed, texts)}
${figures(indexed, texts)}
${
  files.length === 0
    ? nothing
    : html`<h3>${t('suite.files')}</h3>
<ul class="links">${files.map((file) => html`<li><a href="${file}">${fileText(file, texts)}</a></li>`)}</ul>`
}
</section>`
}

/** Why runs failed, in a line each. */
function failures({ comparison }: IndexedComparison, { language }: ReportTexts): Html[] {
  return (comparison?.runs ?? []).flatMap(({ configuration, outcome }) =>
    outcome.kind === 'failed'
      ? [
          html`<p class="problem"><span class="mono">${configuration.id}</span> ${storedFailureTitle(outcome, language)}</p>`,
        ]
      : [],
  )
}

function askText({ ask }: SuiteRecordComparison, { t, figures }: ReportTexts): string {
  return t('suite.ask', {
    configurations: figures.list(ask.configurations),
    profile: ask.profile,
    scale: figures.plain(ask.timeScale),
    runs: t('suite.askRuns', { count: ask.repeat }),
  })
}

function figures({ one, comparison, lost }: IndexedComparison, texts: ReportTexts): Html {
  const { t } = texts
  if (lost !== undefined) return html`<p>${t(`suite.lostText.${lost}`)}</p>`
  if (comparison === undefined) return html`<p>${t(one.outcome === 'pending' ? 'suite.notRun' : 'suite.nothing')}</p>`
  if (comparison.runs.length === 0) return html`<p>${t('suite.nothing')}</p>`
  const compared = comparedConfigurations(comparison)
  return html`<p class="lead">${conclusion(compared, texts).map((sentence) => html`${richText(sentence)} `)}</p>
<div class="wide">${tableOf(suiteTable(comparison, texts), 'tight')}</div>
${tablePart(beforeAfterTable(comparison, texts), 'matrix')}
${tablePart(targetsTable(compared, comparison.runs, texts), 'matrix')}`
}

function fileText(file: string, { t }: ReportTexts): string {
  const name = file.split('/').at(-1) ?? file
  if (name === 'report.html') return t('suite.file.report')
  if (name === 'report.pdf') return t('suite.file.pdf')
  if (name === 'comparison.json') return t('suite.file.json')
  if (name === 'csv') return t('suite.file.tables')
  return t('suite.file.log', { name: name.replace(/^monitoring-|\.log$/g, '') })
}
