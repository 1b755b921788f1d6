import type { RunView } from '../charts/runView.ts'
import type { RunResult } from '../domain/runResult.ts'
import { type MarkedEvent, markedEvents, mostMarks } from '../text/report/markedEvents.ts'
import type { ReportTexts } from '../text/report/reportTexts.ts'
import { crashSentence } from '../text/report/valueText.ts'
import { type DataTable, figureColumn, strong, textColumn } from './dataTable.ts'
import { known } from './known.ts'

/** What happened to containers under load, numbered as the lines in the chart; undefined when nothing did. */
export function eventsTable(
  view: RunView | undefined,
  result: RunResult | undefined,
  texts: ReportTexts,
): DataTable | undefined {
  const { t, figures } = texts
  const events = view === undefined ? [] : markedEvents(view, texts)
  if (view === undefined || events.length === 0) return undefined
  const users = new Map(view.ticks.map((tick) => [tick.second, tick.users]))
  const what = ({ event }: MarkedEvent): string => {
    if (event === undefined)
      return t('event.firstSign', { what: result === undefined ? '' : crashSentence(result.crash, texts) })
    if (event.what === 'died' && event.exitCode !== undefined) return t('event.diedWith', { code: event.exitCode })
    return t(`event.${event.what}`)
  }
  const more = view.events.length + (view.crash ? 1 : 0) - mostMarks
  return {
    name: 'events',
    title: t('events.title'),
    columns: [
      textColumn(t('events.mark')),
      figureColumn(t('events.time')),
      figureColumn(t('events.users')),
      textColumn(t('events.component')),
      textColumn(t('events.what')),
    ],
    rows: events.map((one) => {
      const active = users.get(Math.floor(one.mark.atMs / 1000))
      return [
        strong(String(one.number)),
        figures.runTime(one.mark.atMs),
        known(active === undefined ? undefined : figures.count(active), texts),
        one.event?.container ?? view.crash?.container ?? t('word.clients'),
        what(one),
      ]
    }),
    ...(more > 0 && { note: t('event.more', { count: more }) }),
  }
}
