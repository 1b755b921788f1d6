/** A text in which values take the place of `{name}`s: `texts[0] {names[0]} texts[1] …`. */
export interface Template {
  readonly texts: readonly string[]
  readonly names: readonly string[]
}

/** `/stores/{store}?page={page}` has store and page. A JSON body's own braces are none. */
export function toTemplate(text: string): Template {
  const parts = text.split(/\{([A-Za-z][A-Za-z0-9_]*)\}/)
  return { texts: parts.filter((_, at) => at % 2 === 0), names: parts.filter((_, at) => at % 2 === 1) }
}

/** `toValue` gives a name's value, `encode` makes it encode its place. */
export function fillTemplate(
  { texts, names }: Template,
  toValue: (name: string) => string,
  encode: (value: string) => string,
): string {
  let filled = texts[0] ?? ''
  for (let at = 0; at < names.length; at++) filled += encode(toValue(names[at] ?? '')) + (texts[at + 1] ?? '')
  return filled
}

/** As a part of a path or of a query. */
export function inUrl(value: string): string {
  return encodeURIComponent(value.toWellFormed())
}

/** Between the quotes of a JSON text. A number comes out as it is, so that `{"id": {id}}` holds one. */
export function inJson(value: string): string {
  return JSON.stringify(value.toWellFormed()).slice(1, -1)
}

/**
 * Inside a header's value, whose other bytes it must not reach: without control characters (a line break would begin another header), and
 * what is not ASCII as the bytes of its UTF-8, each a character, as they are written.
 */
export function inHeader(value: string): string {
  if (/^[ -~]*$/.test(value)) return value
  const bytes = encodeURIComponent(value.toWellFormed()).replace(/%([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return bytes.replace(/[^\t -~\u0080-\u00ff]/g, '')
}

export function asIs(value: string): string {
  return value
}

/** What a body's values must be encode for, by its media type; without one, by its first character. */
export function inBody(body: string, headers: Readonly<Record<string, string>>): (value: string) => string {
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1]
  if (type === undefined) return /^\s*[[{]/.test(body) ? inJson : asIs
  if (/[/+]json\b/i.test(type)) return inJson
  return /x-www-form-urlencoded/i.test(type) ? inUrl : asIs
}
