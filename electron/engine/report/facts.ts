import { type Html, type HtmlValue, html } from './html.ts'

/** Names and values; those without a value are left out. */
export function facts(pairs: readonly (readonly [name: string, value: HtmlValue])[], className = ''): Html {
  const known = pairs.filter(([, value]) => value !== undefined && value !== '')
  return html`<dl class="facts ${className}">${known.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`
}
