import type { RunResult } from '../domain/runResult.ts'
import type { ReportTexts } from '../text/report/reportTexts.ts'
import { code, type DataTable, figureColumn, textColumn } from './dataTable.ts'
import { knownMs, knownPercent, knownRate, knownShare } from './known.ts'

/** The intended share stands beside the achieved one, in runs that kept it. */
export function endpointsTable({ endpoints }: RunResult, texts: ReportTexts): DataTable | undefined {
  const { t, figures } = texts
  if (endpoints.length === 0) return undefined
  const isIntended = endpoints.some(({ intendedShare }) => intendedShare !== undefined)
  return {
    name: 'endpoints',
    title: t('endpoints.title'),
    columns: [
      textColumn(t('endpoints.name')),
      ...(isIntended ? [figureColumn(t('endpoints.intended'))] : []),
      figureColumn(t('endpoints.share')),
      figureColumn(t('endpoints.requests')),
      figureColumn(t('endpoints.rate')),
      figureColumn(t('endpoints.p50')),
      figureColumn(t('endpoints.p95')),
      figureColumn(t('endpoints.p99')),
      figureColumn(t('endpoints.errors')),
    ],
    rows: endpoints.map(({ name, share, intendedShare, totals, latencyUs }) => [
      code(name),
      ...(isIntended ? [knownShare(intendedShare, texts)] : []),
      knownShare(share, texts),
      figures.count(totals.requests),
      knownRate(totals.throughputPerS, texts),
      knownMs(latencyUs.response?.p50, texts),
      knownMs(latencyUs.response?.p95, texts, 'strong'),
      knownMs(latencyUs.response?.p99, texts),
      knownPercent(totals.errorRate, texts),
    ]),
  }
}
