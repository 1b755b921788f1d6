import type { Language } from '../../shared/domain/language.ts'
import type { LocalText } from '../../shared/domain/localText.ts'
import { type UiTexts, uiTexts } from '../../shared/text/ui/uiTexts.ts'
import { useSettings } from '../stores/settings.ts'

const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
const texts: Readonly<Record<Language, UiTexts>> = { en: uiTexts('en', timeZone), fr: uiTexts('fr', timeZone) }

export interface Text extends UiTexts {
  /** Of a text that brings both languages itself. */
  readonly local: (text: LocalText) => string
}

/** Everything a screen says, in the chosen language. */
export function useText(): Text {
  const language = useSettings(({ shown }) => shown.language)
  return { ...texts[language], local: (text) => text[language] }
}
