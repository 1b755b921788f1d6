import type { LimitZone } from '../../charts/limits/limitsBand.ts'
import type { OperatingLimits } from '../../domain/operatingLimits.ts'
import type { ReportTexts } from '../report/reportTexts.ts'

/** From best to worst. */
export const limitZones: readonly LimitZone[] = ['normal', 'peak', 'maximumSafe', 'danger']

/** `Limited by the loss of one instance, which the others must carry: leaves 150 of 300`. */
export function limitedBy({ binding, reductions, capacity, indicative }: OperatingLimits, texts: ReportTexts): string {
  const { t, figures } = texts
  const reason = t(`limits.reason.${binding}`)
  const leaves = reductions.find((one) => one.reason === binding)?.leaves
  const sentence =
    leaves === undefined
      ? t('limits.limitedBy', { reason })
      : t('limits.leaves', { reason, leaves: figures.plain(leaves), capacity: figures.plain(capacity) })
  return indicative ? `${sentence} (${t('limits.indicative')})` : sentence
}

/** The band in a sentence. */
export function limitsSentence(limits: OperatingLimits, { t, figures }: ReportTexts): string {
  return t('limits.label', {
    normal: figures.plain(limits.normal),
    peak: figures.plain(limits.peak),
    maximumSafe: figures.plain(limits.maximumSafe),
    danger: figures.plain(limits.danger),
    unit: t(`limits.${limits.unit}`),
  })
}
