import type { RunResult } from '../domain/runResult.ts'
import type { ReportTexts } from '../text/report/reportTexts.ts'
import { type DataTable, figureColumn, marked, quiet, strong, textColumn } from './dataTable.ts'
import { knownMs, knownPercent, knownRate } from './known.ts'

/** The plateaus that the capacity was read from; undefined when the profile has none, or nothing was measured. */
export function plateausTable({ capacity, totals, model }: RunResult, texts: ReportTexts): DataTable | undefined {
  const { t, figures } = texts
  if (capacity === undefined || capacity.plateaus.length === 0 || totals.durationMs === 0) return undefined
  const isOpen = model === 'open'
  return {
    name: 'plateaus',
    title: t('plateaus.title'),
    columns: [
      figureColumn(t(isOpen ? 'plateaus.planned' : 'plateaus.users')),
      figureColumn(t('plateaus.length')),
      figureColumn(t('plateaus.rate')),
      figureColumn(t('plateaus.p95')),
      figureColumn(t('plateaus.errors')),
      ...(isOpen ? [figureColumn(t('plateaus.dropped'))] : []),
      textColumn(t('plateaus.holds')),
    ],
    rows: capacity.plateaus.map(
      ({ users, ratePerS, durationMs, throughputPerS, p95Us, errorRate, dropped, holds, ...plateau }) => [
        strong(figures.plain(users ?? ratePerS ?? 0)),
        figures.rate(durationMs / 1000),
        knownRate(throughputPerS, texts),
        knownMs(p95Us, texts),
        knownPercent(errorRate, texts),
        ...(isOpen ? [figures.count(dropped ?? 0)] : []),
        holds === undefined
          ? quiet(t(whyUnjudged(plateau)))
          : marked(holds ? 'pass' : 'fail', holds ? t('word.yes') : t('word.no')),
      ],
    ),
  }
}

type Plateau = NonNullable<RunResult['capacity']>['plateaus'][number]

function whyUnjudged({ generatorLimited, underFault }: Pick<Plateau, 'generatorLimited' | 'underFault'>) {
  if (generatorLimited) return 'plateaus.generatorLimited'
  return underFault ? 'plateaus.underFault' : 'plateaus.notMeasured'
}
