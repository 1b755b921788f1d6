import { type ChartScales, toScales } from '../../../shared/charts/chartScales.ts'
import type { ChartWords } from '../../../shared/charts/chartWords.ts'
import { configurationLetter } from '../../../shared/charts/lineStyle.ts'
import { timeAxisEndMs } from '../../../shared/charts/runChart.ts'
import type { Language } from '../../../shared/domain/language.ts'
import type { Comparison, ComparisonRow, RunResult } from '../../../shared/domain/runResult.ts'
import { chartWords } from '../../../shared/text/chart/chartWords.ts'
import { type ReportTexts, reportTexts } from '../../../shared/text/report/reportTexts.ts'
import type { ReportInput, ReportRun } from './reportInput.ts'
import { typicalRun } from './typicalRun.ts'

/** A configuration with everything that the report says of it. */
export interface Shown {
  readonly index: number
  readonly letter: string
  /** The written form, `trio-cache:tuned`. */
  readonly id: string
  readonly title: string
  readonly row: ComparisonRow
  /** In the order of the repeats. */
  readonly results: readonly RunResult[]
  /** The run that stands for all in curves and tables; absent when there is none at all. */
  readonly typical?: RunResult
  readonly run?: ReportRun
  readonly deltas: Comparison['comparison']['deltas'][number]['figures']
}

export interface ReportModel {
  readonly comparison: Comparison
  readonly shown: readonly Shown[]
  readonly texts: ReportTexts
  readonly words: ChartWords
  readonly scales: ChartScales
  readonly endMs: number
  readonly title: string
  readonly profileTitle: string
  readonly printedAt: string
}

export function toReportModel({ comparison, runs, language, printedAt, timeZone = 'UTC' }: ReportInput): ReportModel {
  const texts = reportTexts(language, timeZone)
  const shown = comparison.comparison.rows.map((row, index) => toShown(comparison, row, index, runs, language))
  const views = shown.flatMap(({ run }) => (run === undefined ? [] : [run.view]))
  const profileTitle = runs[0]?.manifest.profile.title[language] ?? comparison.profile.id
  const [only] = shown
  const title =
    shown.length === 1 && only !== undefined
      ? texts.t('title.run', { profile: profileTitle, name: only.id })
      : texts.t('title.comparison', { profile: profileTitle, count: shown.length })
  return {
    comparison,
    shown,
    texts,
    words: chartWords(texts),
    scales: toScales(views),
    endMs: timeAxisEndMs(views),
    title,
    profileTitle,
    printedAt,
  }
}

function toShown(
  { runs: results, comparison, configurations }: Comparison,
  row: ComparisonRow,
  index: number,
  runs: readonly ReportRun[],
  language: Language,
): Shown {
  const own = row.runIds.flatMap((id) => results.filter(({ runId }) => runId === id))
  const typical = typicalRun(own, row)
  const run = runs.find(({ manifest }) => manifest.id === typical?.runId)
  // The letter follows the person's order of selection, whatever order the rows have.
  const place = configurations.indexOf(row.configuration)
  return {
    index: place === -1 ? index : place,
    letter: configurationLetter(place === -1 ? index : place),
    id: row.configuration,
    title: run?.manifest.topologyTitle[language] ?? '',
    row,
    results: own,
    ...(typical && { typical }),
    ...(run && { run }),
    deltas: comparison.deltas.find(({ configuration }) => configuration === row.configuration)?.figures ?? {},
  }
}
