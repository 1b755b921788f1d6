import type { Language } from '../../../shared/domain/language.ts'
import { durationText } from '../../../shared/text/units.ts'

/** Time of day, `15:54`. */
export function clockText(date: Date, language: Language): string {
  const locale = { en: 'en-GB', fr: 'fr-FR' }[language]
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(date)
}

/** An estimate as people say it: to 5 s below two minutes, to 30 s below ten, else to the minute. */
export function roughDurationText(ms: number, language: Language): string {
  const stepMs = ms < 120_000 ? 5000 : ms < 600_000 ? 30_000 : 60_000
  return durationText(Math.max(stepMs, Math.ceil(ms / stepMs) * stepMs), language)
}
