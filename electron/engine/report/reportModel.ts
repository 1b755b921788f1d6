import { type ComparedConfiguration, comparedConfigurations } from '../../../shared/analysis/comparedConfigurations.ts'
import { type ChartScales, toScales } from '../../../shared/charts/chartScales.ts'
import type { ChartWords } from '../../../shared/charts/chartWords.ts'
import { timeAxisEndMs } from '../../../shared/charts/runChart.ts'
import type { Language } from '../../../shared/domain/language.ts'
import type { Comparison } from '../../../shared/domain/runResult.ts'
import { chartWords } from '../../../shared/text/chart/chartWords.ts'
import { type ReportTexts, reportTexts } from '../../../shared/text/report/reportTexts.ts'
import type { ReportInput, ReportRun } from './reportInput.ts'

/** A configuration with everything that the report says of it. */
export interface Shown extends ComparedConfiguration {
  readonly title: string
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
  const shown = comparedConfigurations(comparison).map((one) => toShown(comparison, one, runs, language))
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
  { comparison }: Comparison,
  compared: ComparedConfiguration,
  runs: readonly ReportRun[],
  language: Language,
): Shown {
  const run = runs.find(({ manifest }) => manifest.id === compared.typical?.runId)
  return {
    ...compared,
    title: run?.manifest.topologyTitle[language] ?? '',
    ...(run && { run }),
    deltas: comparison.deltas.find(({ configuration }) => configuration === compared.id)?.figures ?? {},
  }
}
