import { roughDurationText } from '../../../../shared/text/roughDurationText.ts'
import type { UiTexts } from '../../../../shared/text/ui/uiTexts.ts'

interface Estimate {
  readonly estimateMs: number
  readonly measuringMs: number
  readonly runs: number
}

export interface EstimateWords {
  /** `about 1 h 15 min`. */
  readonly about: string
  /** `12 runs × 6 min 15 s · done near 15:54`. */
  readonly parts: string
  /** What of it is measured, and what the rest is. */
  readonly shares: string
}

export function estimateWords(
  { estimateMs, measuringMs, runs }: Estimate,
  nowMs: number,
  timeZone: string,
  texts: UiTexts,
): EstimateWords {
  const { t, language } = texts
  const clock = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { timeStyle: 'short', timeZone })
  return {
    about: t('bench.about', { duration: roughDurationText(estimateMs, language) }),
    parts: t('bench.runsTime', {
      count: runs,
      time: roughDurationText(estimateMs / Math.max(1, runs), language),
      clock: clock.format(nowMs + estimateMs),
    }),
    shares: t('bench.shares', {
      measuring: roughDurationText(measuringMs, language),
      besides: roughDurationText(estimateMs - measuringMs, language),
    }),
  }
}
