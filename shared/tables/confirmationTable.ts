import type { Comparison, ComparisonRow } from '../domain/runResult.ts'
import type { ReportTexts } from '../text/report/reportTexts.ts'
import { verdictWord } from '../text/verdictText.ts'
import { type Cell, type DataTable, figureColumn, marked, quiet, strong, textColumn } from './dataTable.ts'
import { knownMs, knownPercent, knownRate } from './known.ts'

type Measured = Extract<NonNullable<ComparisonRow['openConfirmation']>, { kind: 'measured' }>

/** The same rate with users who wait and with clients who do not, two rows for each configuration; undefined when it was not asked for. */
export function confirmationTable({ comparison }: Comparison, texts: ReportTexts): DataTable | undefined {
  const { t } = texts
  const rows = comparison.rows.flatMap(({ configuration, openConfirmation, capacity }) =>
    openConfirmation === undefined
      ? []
      : [{ configuration, openConfirmation, isIndicative: capacity?.indicative === true }],
  )
  if (rows.length === 0) return undefined
  const without = rows.flatMap(({ configuration, openConfirmation }) => {
    if (openConfirmation.kind === 'measured') return []
    const why = openConfirmation.kind === 'skipped' ? openConfirmation.reason : openConfirmation.kind
    return [t(`confirm.${why}`, { name: configuration })]
  })
  const indicative = rows.flatMap(({ configuration, openConfirmation: { kind }, isIndicative }) =>
    kind === 'measured' && isIndicative ? [configuration] : [],
  )
  const doubt = indicative.length === 0 ? [] : [t('confirm.indicative', { names: texts.figures.list(indicative) })]
  return {
    name: 'confirmation',
    title: t('confirm.title'),
    columns: [
      textColumn(t('confirm.configuration')),
      textColumn(t('confirm.model')),
      figureColumn(t('confirm.rate')),
      figureColumn(t('confirm.p50')),
      figureColumn(t('confirm.p95')),
      figureColumn(t('confirm.p99')),
      figureColumn(t('confirm.errors')),
      figureColumn(t('confirm.dropped')),
      textColumn(t('confirm.holds')),
      textColumn(t('confirm.verdict')),
    ],
    rows: rows.flatMap(({ configuration, openConfirmation }) =>
      openConfirmation.kind === 'measured' ? bothRows(configuration, openConfirmation, texts) : [],
    ),
    note: [...without, t('confirm.note'), ...doubt].join(' '),
  }
}

function bothRows(configuration: string, { users, ratePerS, closed, open }: Measured, texts: ReportTexts): Cell[][] {
  const { t, figures } = texts
  return [
    [strong(configuration), t('confirm.closed', { users: figures.count(users) }), ...figureCells(closed, texts)],
    [configuration, t('confirm.open', { rate: figures.rate(ratePerS) }), ...figureCells(open, texts)],
  ]
}

function figureCells(of: Measured['open'], texts: ReportTexts): Cell[] {
  const { t, figures } = texts
  return [
    knownRate(of.throughputPerS, texts),
    knownMs(of.p50Us, texts),
    knownMs(of.p95Us, texts),
    knownMs(of.p99Us, texts),
    knownPercent(of.errorRate, texts),
    // Who waits for an answer leaves nothing out.
    of.dropped === undefined ? '–' : figures.count(of.dropped),
    of.holds === undefined
      ? quiet(t('plateaus.notMeasured'))
      : marked(of.holds ? 'pass' : 'fail', of.holds ? t('word.yes') : t('word.no')),
    of.verdict === undefined ? quiet(t('word.noData')) : marked(of.verdict, verdictWord(of.verdict, texts.language)),
  ]
}
