import type { UiTexts } from '../../../../shared/text/ui/uiTexts.ts'
import { durationText } from '../../../../shared/text/units.ts'

interface Estimate {
  readonly estimateMs: number
  readonly runs: number
}

export interface EstimateWords {
  /** `about 1 h 15 min`. */
  readonly about: string
  /** `12 runs × 6 min 15 s · done near 15:54`. */
  readonly parts: string
}

const MINUTE_MS = 60_000

/** Times to what an estimate can know: seconds below ten minutes, whole minutes above. */
export function estimateWords(
  { estimateMs, runs }: Estimate,
  nowMs: number,
  timeZone: string,
  texts: UiTexts,
): EstimateWords {
  const { t, language } = texts
  const clock = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { timeStyle: 'short', timeZone })
  return {
    about: t('bench.about', { duration: roughly(estimateMs, texts) }),
    parts: t('bench.runsTime', {
      count: runs,
      time: roughly(estimateMs / Math.max(1, runs), texts),
      clock: clock.format(nowMs + estimateMs),
    }),
  }
}

function roughly(ms: number, { language }: UiTexts): string {
  const stepMs = ms < 10 * MINUTE_MS ? 5000 : MINUTE_MS
  return durationText(Math.max(stepMs, Math.round(ms / stepMs) * stepMs), language)
}
