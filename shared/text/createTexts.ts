import { createInstance } from 'i18next'
import type { Language } from '../domain/language.ts'
import { type Figures, toFigures } from './figures.ts'

type Singular<K extends string> = K extends `${infer Base}_${'one' | 'many' | 'other'}` ? Base : K
type Words = Readonly<Record<string, string>>

/** Speaks the reader's language. */
export interface Texts<W extends Words> {
  readonly language: Language
  readonly figures: Figures
  /** With `count` the right plural is taken, and `n` is the count as people read it. */
  readonly t: (key: Singular<keyof W & string>, values?: Readonly<Record<string, string | number>>) => string
}

/** Keys with `_one`, `_many` and `_other` are plural forms of one text. Nothing is escaped: what shows the text does that. */
export function createTexts<W extends Words>(
  language: Language,
  timeZone: string,
  words: Readonly<Record<Language, Readonly<Record<string, string>>>> & { readonly en: W },
): Texts<W> {
  const figures = toFigures(language, timeZone)
  const texts = createInstance({
    lng: language,
    resources: { en: { translation: words.en }, fr: { translation: words.fr } },
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  })
  void texts.init()
  return {
    language,
    figures,
    t: (key, values = {}) => {
      const { count } = values
      const n = typeof count === 'number' ? { n: figures.count(count) } : {}
      return texts.t(key as string, { ...values, ...n })
    },
  }
}
