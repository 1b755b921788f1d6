import type { Language } from '../domain/language.ts'

/** Of a text in both languages the one that is read. */
export type Say = (en: string, fr: string) => string

export function sayIn(language: Language): Say {
  return (en, fr) => (language === 'fr' ? fr : en)
}
