import type { Failure } from '../domain/failure.ts'
import type { LocalText } from '../domain/localText.ts'
import { failureText } from './failureText.ts'
import { sentence } from './sentence.ts'

/** A failure in both languages: all that was found in one text, and what to do about it. */
export function failureTexts(
  failure: Failure,
  platform: string,
): { readonly message: LocalText; readonly fix?: LocalText } {
  const [en, fr] = (['en', 'fr'] as const).map((language) => {
    const { title, details, fix } = failureText(failure, platform, language)
    return { message: [sentence(title), ...details].join('\n'), fix }
  })
  return {
    message: { en: en?.message ?? '', fr: fr?.message ?? '' },
    ...(en?.fix !== undefined && { fix: { en: en.fix, fr: fr?.fix ?? en.fix } }),
  }
}
