import type { RunResult } from '../domain/runResult.ts'
import type { ReportTexts } from '../text/report/reportTexts.ts'
import { type Cell, type DataTable, figureColumn, quiet, textColumn } from './dataTable.ts'

/**
 * Both latencies, and what was waited for on our side; undefined when nothing was ok. Only means are subtracted from each other: the same
 * percentile of two distributions is seldom the same request, and its difference is a percentile of nothing.
 */
export function sendingTable(result: RunResult, texts: ReportTexts): DataTable | undefined {
  const { t, figures } = texts
  const { latencyUs, totals, waiting, connecting, lateStarts } = result
  const { response, service } = latencyUs
  if (response === undefined || service === undefined) return undefined
  const row = (name: string, count: number | undefined, us: readonly (number | undefined)[]): Cell[] => [
    name,
    count === undefined ? '' : figures.count(count),
    ...us.map((one) => (one === undefined ? quiet('–') : figures.ms(one))),
  ]
  // Both are of the same requests; histograms keep three digits.
  const unsentMeanUs = Math.max(0, response.mean - service.mean)
  const times = { waiting, connecting, lateStarts }
  return {
    name: 'sending',
    title: t('sending.title'),
    columns: [
      textColumn(t('sending.time')),
      figureColumn(t('sending.count')),
      figureColumn(t('sending.mean')),
      figureColumn(t('sending.p50')),
      figureColumn(t('sending.p99')),
      figureColumn(t('sending.max')),
    ],
    rows: [
      row(t('sending.response'), totals.ok, [response.mean, response.p50, response.p99, response.max]),
      row(t('sending.service'), totals.ok, [service.mean, service.p50, service.p99, service.max]),
      row(t('sending.unsent'), undefined, [unsentMeanUs, undefined, undefined, undefined]),
      ...(['waiting', 'connecting', 'lateStarts'] as const).flatMap((name) => {
        const one = times[name]
        return one === undefined
          ? []
          : [row(t(`sending.${name}`), one.count, [undefined, one.p50Us, one.p99Us, one.maxUs])]
      }),
    ],
  }
}
