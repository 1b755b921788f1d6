import { type Html, html } from './html.ts'

/** Texts of ours with `**bold**` in them; everything is escaped as ever. */
export function richText(text: string): Html {
  const pieces = text.split('**').map((piece, index) => (index % 2 === 1 ? html`<b>${piece}</b>` : piece))
  return html`${pieces}`
}
