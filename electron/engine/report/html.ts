/** A piece of the document that is already safe. */
export interface Html {
  readonly html: string
}

export type HtmlValue = Html | string | number | undefined | readonly HtmlValue[]

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** The one place that writes the document: every value that is not `Html` itself is escaped, also within attributes in quotes. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return { html: parts.reduce((text, part, index) => `${text}${toHtml(values[index - 1])}${part}`) }
}

/** Of text that was made here and not by a person: style sheets, drawings of the chart library. */
export function trustedHtml(text: string): Html {
  return { html: text }
}

export const nothing: Html = { html: '' }

function toHtml(value: HtmlValue): string {
  if (value === undefined) return ''
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return escaped(value)
  return 'html' in value ? value.html : value.map(toHtml).join('')
}

function escaped(text: string): string {
  // Control characters are not allowed in a document, and a log may hold any of them.
  return text.replaceAll(/[^\P{Cc}\t\n\r]/gu, '\ufffd').replaceAll(/[&<>"']/g, (one) => entities[one] ?? one)
}
