import type { LocalText } from '../../../../shared/domain/localText.ts'

/** A sentence about one of several configurations. */
export function ofConfiguration(id: string, { en, fr }: LocalText): LocalText {
  return { en: `${id}: ${en}`, fr: `${id} : ${fr}` }
}

/** Several texts as one, a line each. */
export function together(texts: readonly LocalText[]): LocalText {
  return { en: texts.map(({ en }) => en).join('\n'), fr: texts.map(({ fr }) => fr).join('\n') }
}
