import type { RequestTemplate } from '../domain/scenario.ts'
import { fillTemplate, inBody, inHeader, inUrl, toTemplate } from './placeholders.ts'

export interface FilledRequest {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** One request with its values in place; a name that stands in it twice has one value. */
export function fillRequest(
  { path, headers, body }: Pick<RequestTemplate, 'path' | 'headers' | 'body'>,
  toValue: (name: string) => string,
): FilledRequest {
  const value = eachOnce(toValue)
  return {
    path: fillTemplate(toTemplate(path), value, inUrl),
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, text]) => [name, fillTemplate(toTemplate(text), value, inHeader)]),
    ),
    ...(body === undefined ? {} : { body: fillTemplate(toTemplate(body), value, inBody(body, headers)) }),
  }
}

/** Draws each name once and keeps it. */
export function eachOnce(toValue: (name: string) => string): (name: string) => string {
  const known = new Map<string, string>()
  return (name) => {
    const before = known.get(name)
    if (before !== undefined) return before
    const value = toValue(name)
    known.set(name, value)
    return value
  }
}
