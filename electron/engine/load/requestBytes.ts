import type { ScenarioRequest } from '../../../shared/domain/scenario.ts'
import { fillPath } from '../../../shared/load/fillPath.ts'

/** A request as it goes over the wire; `draw` gives the value of a placeholder. */
export type RequestBytes = (draw: (name: string) => string) => Buffer | string

/** What a path may not hold as it is: a space or an umlaut in a file becomes what curl and browsers make of it. */
const unfit = /[^\x21-\x7e]+/gu

/** Everything that does not change from one request to the next is put together once. */
export function requestBytes(request: ScenarioRequest, host: string, isLast = false): RequestBytes {
  const body = request.body === undefined ? undefined : Buffer.from(request.body)
  const fields = {
    host,
    connection: isLast ? 'close' : 'keep-alive',
    ...lowerCased(request.headers),
    ...lengthOf(request, body),
  }
  const rest = Object.entries(fields)
    .map(([name, value]) => `\r\n${name}: ${value}`)
    .join('')
  const after = ` HTTP/1.1${rest}\r\n\r\n`
  const whole = (path: string): Buffer | string => {
    const head = `${request.method} ${path}${after}`
    if (body === undefined) return head
    return Buffer.concat([Buffer.from(head, 'latin1'), body])
  }
  if (request.path.includes('{')) return (draw) => whole(fillPath(request.path, draw))
  const always = Buffer.from(whole(request.path.replaceAll(unfit, encodeURIComponent)))
  return () => always
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}

/** Servers refuse some methods without a length, even when there is nothing. */
function lengthOf({ method }: ScenarioRequest, body: Buffer | undefined): { 'content-length'?: string } {
  if (body !== undefined) return { 'content-length': String(body.length) }
  return method === 'GET' || method === 'DELETE' ? {} : { 'content-length': '0' }
}
