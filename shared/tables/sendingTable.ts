import type { RunResult } from '../domain/runResult.ts'
import type { ReportTexts } from '../text/report/reportTexts.ts'
import { type Cell, type DataTable, figureColumn, textColumn } from './dataTable.ts'

/** Both latencies and what lies between them, and what was waited for on our side; undefined when nothing was ok. */
export function sendingTable(result: RunResult, texts: ReportTexts): DataTable | undefined {
  const { t, figures } = texts
  const { latencyUs, totals, waiting, connecting, lateStarts } = result
  const { response, service } = latencyUs
  if (response === undefined || service === undefined) return undefined
  const row = (name: string, count: number | undefined, us: readonly number[]): Cell[] => [
    name,
    count === undefined ? '' : figures.count(count),
    ...us.map((one) => figures.ms(one)),
  ]
  const times = { waiting, connecting, lateStarts }
  return {
    name: 'sending',
    title: t('sending.title'),
    columns: [
      textColumn(t('sending.time')),
      figureColumn(t('sending.count')),
      figureColumn(t('sending.p50')),
      figureColumn(t('sending.p99')),
      figureColumn(t('sending.max')),
    ],
    rows: [
      row(t('sending.response'), totals.ok, [response.p50, response.p99, response.max]),
      row(t('sending.service'), totals.ok, [service.p50, service.p99, service.max]),
      row(t('sending.gap'), undefined, [
        response.p50 - service.p50,
        response.p99 - service.p99,
        response.max - service.max,
      ]),
      ...(['waiting', 'connecting', 'lateStarts'] as const).flatMap((name) => {
        const one = times[name]
        return one === undefined ? [] : [row(t(`sending.${name}`), one.count, [one.p50Us, one.p99Us, one.maxUs])]
      }),
    ],
  }
}
