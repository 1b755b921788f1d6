import type { Language } from '../../../shared/domain/language.ts'

const locales = { en: 'en-GB', fr: 'fr-FR' } as const

/** When something began and ended, in the reader's own time: `21 Nov 2026, 14:39 – 15:53`; only the beginning while it is on. */
export function timeSpan(from: string, to: string | undefined, language: Language, timeZone?: string): string {
  const format = new Intl.DateTimeFormat(locales[language], {
    dateStyle: 'medium',
    timeStyle: 'short',
    ...(timeZone !== undefined && { timeZone }),
  })
  if (to === undefined || Date.parse(to) < Date.parse(from)) return format.format(new Date(from))
  return format.formatRange(new Date(from), new Date(to))
}
