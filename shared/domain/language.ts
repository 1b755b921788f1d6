import type { LocalText } from './localText.ts'

/** The languages of the product. */
export type Language = keyof LocalText
