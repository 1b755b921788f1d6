import { createInstance } from 'i18next'
import type { Language } from '../../domain/language.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { type ReportFigures, reportFigures } from './reportFigures.ts'

type Singular<K extends string> = K extends `${infer Base}_${'one' | 'many' | 'other'}` ? Base : K
export type TextKey = Singular<keyof typeof en>

/** Speaks the reader's language. */
export interface ReportTexts {
  readonly language: Language
  readonly figures: ReportFigures
  /** With `count` the right plural is taken, and `n` is the count as people read it. */
  readonly t: (key: TextKey, values?: Readonly<Record<string, string | number>>) => string
}

export function reportTexts(language: Language, timeZone: string): ReportTexts {
  const figures = reportFigures(language, timeZone)
  const texts = createInstance({
    lng: language,
    resources: { en: { translation: en }, fr: { translation: fr } },
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    // The document escapes what it is given, at one place.
    interpolation: { escapeValue: false },
  })
  void texts.init()
  return {
    language,
    figures,
    t: (key, values = {}) => {
      const { count } = values
      return texts.t(key, { ...values, ...(typeof count === 'number' && { n: figures.count(count) }) })
    },
  }
}
