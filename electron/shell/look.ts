import type { App, NativeTheme } from 'electron'
import type { Settings } from '../../shared/contract/settings.ts'
import type { Language } from '../../shared/domain/language.ts'

/** What holds until settings have been read, and when they cannot be. */
export const usualSettings: Settings = { language: 'system', theme: 'system', singleKeys: true }

/** The page's own ground in both themes, so that a window opens in it. */
export function backgroundOf({ shouldUseDarkColors }: Pick<NativeTheme, 'shouldUseDarkColors'>): string {
  return shouldUseDarkColors ? '#121517' : '#fbfbfa'
}

/** The first of the person's languages decides, as everywhere on their desktop. */
export function languageOf(
  { language }: Pick<Settings, 'language'>,
  app: Pick<App, 'getPreferredSystemLanguages'>,
): Language {
  if (language !== 'system') return language
  return /^fr\b/i.test(app.getPreferredSystemLanguages()[0] ?? '') ? 'fr' : 'en'
}
