/** A text for people in the two languages of the product. */
export interface LocalText {
  readonly en: string
  readonly fr: string
}
