import { mostInstances, otherInstances } from '../../../../shared/domain/load.ts'

/** A host name has 255 octets at most (RFC 1035 §2.3.4); a longer instance is known by its first ones. */
const mostBytes = 255

/**
 * The instances that one load thread tells apart, each name one string however often it comes. The server decides what `X-Instance-Id` says, so
 * there is an end to them: every name has cells of its own in every second, and a service that puts a request's id there would have filled the
 * memory in seconds (measured: 188 MB in one second at 1,000 requests per second).
 */
export class InstanceNames {
  readonly #names: string[] = []

  /** Without white space around it; what comes after the 64th is `otherInstances`. */
  nameOf(buffer: Buffer, from: number, to: number): string {
    const end = Math.min(to, from + mostBytes)
    for (const known of this.#names) if (isText(buffer, from, end, known)) return known
    if (this.#names.length >= mostInstances) return otherInstances
    const fresh = buffer.toString('latin1', from, end)
    this.#names.push(fresh)
    return fresh
  }
}

function isText(buffer: Buffer, from: number, to: number, text: string): boolean {
  if (text.length !== to - from) return false
  for (let at = 0; at < text.length; at++) if (buffer[from + at] !== text.charCodeAt(at)) return false
  return true
}
