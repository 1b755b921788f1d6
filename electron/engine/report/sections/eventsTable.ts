import type { ReportTexts } from '../../../../shared/text/report/reportTexts.ts'
import { type Html, type HtmlValue, html } from '../html.ts'
import { type MarkedEvent, markedEvents, mostMarks } from '../markedEvents.ts'
import type { Shown } from '../reportModel.ts'
import { figureColumn, table, textColumn } from '../table.ts'
import { crashSentence } from '../valueText.ts'

/** What happened to containers under load, numbered as the lines in the chart. */
export function eventsTable({ run, typical }: Shown, texts: ReportTexts): Html {
  const { t, figures } = texts
  const events = run === undefined ? [] : markedEvents(run.view, texts)
  if (run === undefined || events.length === 0) {
    return html`<h3>${t('events.title')}</h3><p class="m">${t('events.none')}</p>`
  }
  const users = new Map(run.view.ticks.map((tick) => [tick.second, tick.users]))
  const what = ({ event }: MarkedEvent): string => {
    if (event === undefined)
      return t('event.firstSign', { what: typical === undefined ? '' : crashSentence(typical.crash, texts) })
    if (event.what === 'died' && event.exitCode !== undefined) return t('event.diedWith', { code: event.exitCode })
    return t(`event.${event.what}`)
  }
  const rows = events.map((one): HtmlValue[] => {
    const active = users.get(Math.floor(one.mark.atMs / 1000))
    return [
      html`<b>${one.number}</b>`,
      figures.runTime(one.mark.atMs),
      active === undefined ? html`<span class="q">${t('word.noData')}</span>` : figures.count(active),
      one.event?.container ?? run.view.crash?.container ?? t('word.clients'),
      what(one),
    ]
  })
  const columns = [
    textColumn(t('events.mark')),
    figureColumn(t('events.time')),
    figureColumn(t('events.users')),
    textColumn(t('events.component')),
    textColumn(t('events.what')),
  ]
  const more = run.view.events.length + (run.view.crash ? 1 : 0) - mostMarks
  return html`<div class="keep"><h3>${t('events.title')}</h3>${table(columns, rows, { label: t('events.title') })}
${more > 0 ? html`<p class="note">${t('event.more', { count: more })}</p>` : undefined}</div>`
}
