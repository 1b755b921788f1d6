import { readShare } from '../analysis/readShare.ts'
import type { Preparation } from '../domain/preparation.ts'
import type { RunResult } from '../domain/runResult.ts'
import type { ReportTexts } from '../text/report/reportTexts.ts'
import { type Cell, code, type DataTable, figureColumn, quiet, textColumn } from './dataTable.ts'
import { knownMs, knownPercent, knownRate, knownShare } from './known.ts'

/** The intended share stands beside the achieved one, in runs that kept it. */
export function endpointsTable(result: RunResult, texts: ReportTexts): DataTable | undefined {
  const { endpoints, preparation } = result
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
    rows: [
      ...endpoints.map(({ name, share, intendedShare, totals, latencyUs }) => [
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
      ...(preparation === undefined ? [] : [loginsBefore(preparation, isIntended, texts)]),
    ],
    ...mixNote(result, texts),
  }
}

function mixNote(result: RunResult, { t, figures }: ReportTexts): Pick<DataTable, 'note'> {
  const mix = readShare(result)
  if (mix === undefined) return {}
  const percent = (fraction: number) => figures.percent(fraction, 1)
  return {
    note: t('endpoints.mix', {
      reads: percent(mix.achieved),
      writes: percent(1 - mix.achieved),
      intendedReads: percent(mix.intended),
      intendedWrites: percent(1 - mix.intended),
    }),
  }
}

const notApplicable = quiet('–')

/** What was asked for before measuring: in no total, and at no rate that means anything. */
function loginsBefore({ logins, failed, p50Us, p95Us }: Preparation, isIntended: boolean, texts: ReportTexts): Cell[] {
  const { t, figures } = texts
  return [
    quiet(t('endpoints.loginsBefore')),
    ...(isIntended ? [notApplicable] : []),
    notApplicable,
    figures.count(logins),
    notApplicable,
    knownMs(p50Us, texts),
    knownMs(p95Us, texts),
    notApplicable,
    knownPercent(logins === 0 ? undefined : failed / logins, texts),
  ]
}
