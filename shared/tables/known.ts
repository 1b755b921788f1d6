import type { ReportTexts } from '../text/report/reportTexts.ts'
import { type Cell, quiet, strong } from './dataTable.ts'

/** What is not known says so; it is never 0. */
export function known(text: string | undefined, { t }: ReportTexts, look: 'plain' | 'strong' = 'plain'): Cell {
  if (text === undefined) return quiet(t('word.noData'))
  return look === 'strong' ? strong(text) : text
}

/** Microseconds as ms. */
export function knownMs(us: number | undefined, texts: ReportTexts, look: 'plain' | 'strong' = 'plain'): Cell {
  return known(us === undefined ? undefined : texts.figures.ms(us), texts, look)
}

export function knownRate(perS: number | undefined, texts: ReportTexts, look: 'plain' | 'strong' = 'plain'): Cell {
  return known(perS === undefined ? undefined : texts.figures.rate(perS), texts, look)
}

export function knownPercent(fraction: number | undefined, texts: ReportTexts): Cell {
  return known(fraction === undefined ? undefined : texts.figures.percent(fraction), texts)
}

/** To a tenth of a percent, as weights are told apart. */
export function knownShare(fraction: number | undefined, texts: ReportTexts): Cell {
  return known(fraction === undefined ? undefined : texts.figures.percent(fraction, 1), texts)
}
