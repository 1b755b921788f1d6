import type { Language } from '../../shared/domain/language.ts'

// Made once: thousands of rows are filtered by their dates at every key.
const format = (locale: string) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
const formats: Readonly<Record<Language, Intl.DateTimeFormat>> = { en: format('en-GB'), fr: format('fr-FR') }

/** As people see it, for cells and the filter: `21 Nov 2026, 22:02`. */
export function shortDate(iso: string, language: Language): string {
  return formats[language].format(new Date(iso))
}
