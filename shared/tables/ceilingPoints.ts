import { dearerRequests } from '../analysis/dearerRequests.ts'
import type { RunResult } from '../domain/runResult.ts'
import type { ReportTexts } from '../text/report/reportTexts.ts'
import { durationText, latencyText } from '../text/units.ts'
import type { Judged, TrustPoint } from './trustPoints.ts'

type Ceiling = NonNullable<RunResult['generator']['ceiling']>

/** Above this share a request that costs more than the null target’s would have been too much; the verdict has the last word. */
const closeFrom = 0.8

/** How far the generator was from its ceiling in the busiest second of all runs; where nobody has measured that, so. */
export function ceilingPoints({ comparison, texts }: Judged): TrustPoint[] {
  const { t } = texts
  const measured = comparison.runs.filter(({ totals }) => totals.durationMs > 0)
  const nearest = measured.reduce<RunResult | undefined>(
    (most, run) => ((run.generator.ceiling?.share ?? -1) > (most?.generator.ceiling?.share ?? -1) ? run : most),
    undefined,
  )
  const name = t('trust.ceiling')
  const dearer = measured.map(dearerRequests).find((why) => why !== undefined)
  const why = dearer === undefined ? t('trust.ceilingUnknown') : t(`trust.ceilingUnknown.${dearer}`)
  const unknown: TrustPoint = { mark: 'unknown', about: [], name, text: why }
  if (nearest?.generator.ceiling === undefined) return measured.length === 0 ? [] : [unknown]
  const mark = nearest.generator.ceiling.share < closeFrom ? 'valid' : 'suspect'
  const sentences = [ceilingText(nearest, texts), floorText(nearest.generator.ceiling, texts)]
  const text = sentences.join(texts.language === 'fr' ? '\u00a0; ' : '; ')
  const isAll = measured.every(({ generator }) => generator.ceiling !== undefined)
  return [{ mark, about: [], name, text }, ...(isAll ? [] : [{ ...unknown, name: '', text: t('trust.ceilingPartly') }])]
}

/** What a run's busiest second was of what the generator can do; empty where that is not known. */
export function ceilingText({ generator, createdAt }: RunResult, { t, figures, language }: ReportTexts): string {
  const { ceiling, highestPerS } = generator
  if (ceiling === undefined || highestPerS === undefined) return ''
  return t('ceiling.text', {
    share: `${ceiling.isLowerBound ? '≤\u00a0' : ''}${figures.percent(ceiling.share, 0)}`,
    rate: figures.count(highestPerS),
    ceiling: `${ceiling.isLowerBound ? '≥\u00a0' : ''}${figures.count(ceiling.ratePerS * ceiling.threads)}`,
    count: ceiling.threads,
    path: t(`ceiling.path.${ceiling.path}`),
    age: ageText(Date.parse(createdAt) - Date.parse(ceiling.measuredAt), language),
  })
}

/** What every latency includes of the path itself. */
export function floorText({ floorUs }: Ceiling, { t, language }: ReportTexts): string {
  return t('ceiling.floor', { p50: latencyText(floorUs.p50, language), p99: latencyText(floorUs.p99, language) })
}

function ageText(ms: number, language: ReportTexts['language']): string {
  const days = Math.floor(ms / 86_400_000)
  return days < 2 ? durationText(Math.max(0, ms), language) : `${days}\u00a0${language === 'fr' ? 'j' : 'd'}`
}
