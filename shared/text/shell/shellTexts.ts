import type { Language } from '../../domain/language.ts'
import { createTexts, type Texts } from '../createTexts.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'

/** Words of the desktop's own menus and dialogs. */
export type ShellTexts = Texts<typeof en>
export type ShellTextKey = Parameters<ShellTexts['t']>[0]

export function shellTexts(language: Language): ShellTexts {
  return createTexts(language, 'UTC', { en, fr })
}
