import type { RunResult } from '../domain/runResult.ts'
import type { ReportTexts } from '../text/report/reportTexts.ts'
import { crashPlace } from '../text/report/valueText.ts'
import { type DataTable, figureColumn, quiet, textColumn } from './dataTable.ts'
import { knownMs, knownPercent, knownRate } from './known.ts'
import { outcomeCell } from './outcomeCell.ts'
import { rowVerdictCell } from './verdictCell.ts'

/** All repeats of a configuration in a line each; undefined when there is one. */
export function repeatsTable(results: readonly RunResult[], texts: ReportTexts): DataTable | undefined {
  const { t, figures } = texts
  if (results.length < 2) return undefined
  return {
    name: 'repeats',
    title: t('repeats.title'),
    columns: [
      textColumn(t('repeats.run')),
      textColumn(t('repeats.id')),
      textColumn(t('repeats.outcome')),
      textColumn(t('repeats.verdict')),
      figureColumn(t('repeats.requests')),
      figureColumn(t('repeats.rate')),
      figureColumn(t('repeats.p95')),
      figureColumn(t('repeats.errors')),
      textColumn(t('repeats.crash')),
    ],
    rows: results.map(({ runId, outcome, verdict, totals, latencyUs, crash }, index) => [
      String(index + 1),
      { parts: [{ text: runId, look: 'id' }] },
      outcomeCell([outcome.kind], texts),
      rowVerdictCell(verdict ?? {}, texts),
      figures.count(totals.requests),
      knownRate(totals.goodputPerS, texts),
      knownMs(latencyUs.response?.p95, texts),
      knownPercent(totals.errorRate, texts),
      crash.observed ? crashPlace(crash, texts) : quiet(totals.requests === 0 ? t('word.noData') : t('run.noCrash')),
    ]),
  }
}
