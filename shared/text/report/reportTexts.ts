import type { Language } from '../../domain/language.ts'
import { createTexts, type Texts } from '../createTexts.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'

/** The report in the reader's language; the document escapes what it is given, at one place. */
export type ReportTexts = Texts<typeof en>
export type TextKey = Parameters<ReportTexts['t']>[0]

export function reportTexts(language: Language, timeZone: string): ReportTexts {
  return createTexts(language, timeZone, { en, fr })
}
