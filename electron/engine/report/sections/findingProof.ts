import type { Evidence, Finding } from '../../../../shared/domain/diagnosis.ts'
import { evidenceChange, evidenceRows } from '../../../../shared/tables/evidenceRows.ts'
import { outcomeName } from '../../../../shared/text/outcomeName.ts'
import type { ReportTexts } from '../../../../shared/text/report/reportTexts.ts'
import { type Html, type HtmlValue, html } from '../html.ts'

/** Where in the document a container’s log stands; undefined when it does not. */
export type LogOf = (container: string) => string | undefined

const longestLine = 260

/** A name with its lines; nothing without any. */
export function findingRow(name: HtmlValue, lines: readonly HtmlValue[]): Html | undefined {
  return lines.length === 0
    ? undefined
    : html`<dt>${name}</dt><dd>${lines.map((line) => html`<div>${line}</div>`)}</dd>`
}

/** What was recorded around a finding’s beginning, whole and in as few lines as it takes. */
export function findingProof({ evidence, fromMs, query }: Finding, texts: ReportTexts, logOf: LogOf): Html {
  const { t, figures } = texts
  const counters = evidenceRows(evidence, texts).map((row) => evidenceChange(row, texts))
  const then = html`<span class="d">${t('findings.beforeAndThen', { time: figures.runTime(fromMs) })}</span>`
  return html`${findingRow(t('findings.query'), query === undefined ? [] : [html`<span class="mono small">${query}</span>`])}${findingRow(
    html`${t('findings.counters')} ${then}`,
    counters,
  )}${findingRow(t('marks.requests'), outcomes(evidence, texts))}${findingRow(t('marks.engine'), evidence.engine.length === 0 ? [] : [html`<span class="mono small">${evidence.engine.join(' · ')}</span>`])}${findingRow(t('marks.lines'), logs(evidence, texts, logOf))}`
}

function outcomes({ outcomes: ends }: Evidence, { figures, language }: ReportTexts): string[] {
  const told = Object.entries(ends).filter(([, count]) => count > 0)
  const colon = language === 'fr' ? '\u00a0: ' : ': '
  const all = told.map(([outcome, count]) => `${outcomeName(outcome, language)}${colon}${figures.count(count)}`)
  return all.length === 0 ? [] : [all.join(' · ')]
}

function logs({ logs: lines }: Evidence, { t, figures }: ReportTexts, logOf: LogOf): Html[] {
  return lines.map(({ atMs, container, line, count }) => {
    const to = logOf(container)
    const source = `${figures.runTime(atMs)} ${container}`
    const kind = count > 1 ? ` · ${t('marks.linesOf', { count })}` : ''
    const short = line.length > longestLine ? `${line.slice(0, longestLine - 1)}…` : line
    return html`${to === undefined ? source : html`<a href="#${to}">${source}</a>`}<span class="q">${kind}</span> <span class="mono small">${short}</span>`
  })
}
