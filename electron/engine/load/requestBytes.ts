import type { RequestTemplate } from '../../../shared/domain/scenario.ts'
import { eachOnce } from '../../../shared/load/fillRequest.ts'
import { fillTemplate, inBody, inHeader, inUrl, type Template, toTemplate } from '../../../shared/load/placeholders.ts'

/** A request as it goes over the wire; `toValue` gives the value of a placeholder. */
export type RequestBytes = (toValue: (name: string) => string) => Buffer | string

/** What a path may not hold as it is: a space or an umlaut in a file becomes what curl and browsers make of it. */
const unfit = /[^\x21-\x7e]+/gu

/** Everything that does not change from one request to the next is put together once. A name that stands in it twice has one value. */
export function requestBytes(request: RequestTemplate, host: string, isLast = false): RequestBytes {
  const path = toTemplate(`${request.method} ${request.path.replaceAll(unfit, encodeURIComponent)}`)
  const fields = toTemplate(fieldLines({ host, connection: isLast ? 'close' : 'keep-alive', ...request.headers }))
  const body = request.body === undefined ? undefined : toTemplate(request.body)
  const whole =
    body === undefined || body.names.length === 0
      ? withStaticBody(request, path, fields)
      : withBody(path, fields, body, inBody(request.body ?? '', request.headers))
  const names = [...path.names, ...fields.names, ...(body?.names ?? [])]
  if (names.length === 0) {
    const made = whole(noValue)
    const always = typeof made === 'string' ? Buffer.from(made, 'latin1') : made
    return () => always
  }
  return new Set(names).size === names.length ? whole : (toValue) => whole(eachOnce(toValue))
}

function withStaticBody(request: RequestTemplate, path: Template, fields: Template): RequestBytes {
  const body = request.body === undefined ? undefined : Buffer.from(request.body)
  const length = lengthLine(request, body)
  const isPlain = fields.names.length === 0
  const plain = ` HTTP/1.1${isPlain ? fields.texts.join('') : ''}${length}\r\n\r\n`
  return (toValue) => {
    const line = fillTemplate(path, toValue, inUrl)
    const head = isPlain ? line + plain : `${line} HTTP/1.1${fillTemplate(fields, toValue, inHeader)}${length}\r\n\r\n`
    return body === undefined ? head : Buffer.concat([Buffer.from(head, 'latin1'), body])
  }
}

function withBody(path: Template, fields: Template, body: Template, encode: (value: string) => string): RequestBytes {
  return (toValue) => {
    const line = fillTemplate(path, toValue, inUrl)
    const lines = fillTemplate(fields, toValue, inHeader)
    const filled = Buffer.from(fillTemplate(body, toValue, encode))
    const head = `${line} HTTP/1.1${lines}\r\ncontent-length: ${filled.length}\r\n\r\n`
    return Buffer.concat([Buffer.from(head, 'latin1'), filled])
  }
}

function noValue(): string {
  return ''
}

/** Later ones replace earlier ones of the same name; the length is ours to count. */
function fieldLines(headers: Readonly<Record<string, string>>): string {
  const lowerCased = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const)
  return [...new Map(lowerCased)]
    .filter(([name]) => name !== 'content-length')
    .map(([name, value]) => `\r\n${name}: ${inHeader(value)}`)
    .join('')
}

/** Servers refuse some methods without a length, even when there is nothing. */
function lengthLine({ method }: RequestTemplate, body: Buffer | undefined): string {
  if (body !== undefined) return `\r\ncontent-length: ${body.length}`
  return method === 'POST' || method === 'PUT' || method === 'PATCH' ? '\r\ncontent-length: 0' : ''
}
