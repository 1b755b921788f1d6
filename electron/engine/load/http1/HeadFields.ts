import { InstanceNames } from './InstanceNames.ts'
import { ResponseProblem } from './ResponseProblem.ts'

const CR = 13
const LF = 10
const SPACE = 32
const TAB = 9
const COLON = 58
const ZERO = 48

const contentLengthName = Buffer.from('content-length')
const transferEncodingName = Buffer.from('transfer-encoding')
const connectionName = Buffer.from('connection')
const keepAliveName = Buffer.from('keep-alive')
const instanceName = Buffer.from('x-instance-id')
const cacheName = Buffer.from('x-cache')

/**
 * What of a response's head decides something here; other fields are checked for their form and passed over. Parsed byte by byte,
 * without a string for each field: this is done for every single request of a run.
 */
export class HeadFields {
  status = 0
  contentLength: number | undefined
  isChunked = false
  keepsOpen = true
  /** `Keep-Alive: timeout=5`: how long the server keeps an idle connection. */
  keepAliveMs: number | undefined
  instance: string | undefined
  cache: 'hit' | 'miss' | undefined
  readonly #instances: InstanceNames

  /** `instances`: of everything that is counted together. */
  constructor(instances = new InstanceNames()) {
    this.#instances = instances
  }

  clear(): void {
    this.status = 0
    this.contentLength = undefined
    this.isChunked = false
    this.keepsOpen = true
    this.keepAliveMs = undefined
    this.instance = undefined
    this.cache = undefined
  }

  /** A whole head, with the CRLF of its last line, without the empty line. Throws `ResponseProblem`. */
  parse(buffer: Buffer, from: number, to: number): void {
    let at = this.#parseStatusLine(buffer, from, to)
    while (at < to) at = this.#parseField(buffer, at, to)
    // A length beside chunks has led to disagreement about where an answer ends: nothing more goes over this connection (RFC 9112 §6.3).
    if (this.isChunked && this.contentLength !== undefined) this.keepsOpen = false
  }

  #parseStatusLine(buffer: Buffer, from: number, to: number): number {
    const minor = buffer[from + 7]
    const isHttp1 =
      buffer[from] === 72 &&
      buffer[from + 1] === 84 &&
      buffer[from + 2] === 84 &&
      buffer[from + 3] === 80 &&
      buffer[from + 4] === 47 &&
      buffer[from + 5] === 49 &&
      buffer[from + 6] === 46 &&
      (minor === ZERO || minor === ZERO + 1) &&
      buffer[from + 8] === SPACE
    const status = toDigits(buffer, from + 9, from + 12)
    const after = buffer[from + 12]
    if (!isHttp1 || status < 100 || status > 999 || (after !== SPACE && after !== CR))
      throw new ResponseProblem('notHttp')
    this.status = status
    this.keepsOpen = minor !== ZERO
    return endOfLine(buffer, from + 12, to)
  }

  #parseField(buffer: Buffer, from: number, to: number): number {
    let colon = from
    for (let byte = buffer[colon]; byte !== COLON; byte = buffer[++colon]) {
      // No name, a folded line, white space before the colon, or a line without one.
      if (byte === undefined || byte <= SPACE || byte === 127 || colon >= to) throw new ResponseProblem('notHttp')
    }
    const end = endOfLine(buffer, colon + 1, to)
    const length = colon - from
    if (length === 0) throw new ResponseProblem('notHttp')
    switch ((buffer[from] ?? 0) | 0x20) {
      case 99: // c
        if (length === 14 && isName(buffer, from, contentLengthName)) this.#setLength(buffer, colon, end)
        else if (length === 10 && isName(buffer, from, connectionName)) this.#setConnection(buffer, colon, end)
        break
      case 116: // t
        if (length === 17 && isName(buffer, from, transferEncodingName)) this.#setEncoding(textOf(buffer, colon, end))
        break
      case 107: // k
        if (length === 10 && isName(buffer, from, keepAliveName)) this.#setKeepAlive(textOf(buffer, colon, end))
        break
      case 120: // x
        if (length === 13 && isName(buffer, from, instanceName)) this.instance = this.#instanceOf(buffer, colon, end)
        else if (length === 7 && isName(buffer, from, cacheName)) this.#setCache(textOf(buffer, colon, end))
        break
    }
    return end
  }

  #setLength(buffer: Buffer, colon: number, end: number): void {
    const [first, last] = trimmed(buffer, colon + 1, end)
    const length = last > first && last - first <= 15 ? toDigits(buffer, first, last) : -1
    // Two lengths that differ, or one that is none: where the answer ends is anybody's guess.
    if (length < 0 || (this.contentLength !== undefined && this.contentLength !== length)) {
      throw new ResponseProblem('notHttp')
    }
    this.contentLength = length
  }

  #setEncoding(value: string): void {
    // Other codings were not asked for (no TE was sent).
    if (value.toLowerCase() !== 'chunked' || this.isChunked) throw new ResponseProblem('notHttp')
    this.isChunked = true
  }

  #setConnection(buffer: Buffer, colon: number, end: number): void {
    const [first, last] = trimmed(buffer, colon + 1, end)
    // What almost every answer says, without a string for it.
    if (last - first === keepAliveName.length && isName(buffer, first, keepAliveName)) {
      this.keepsOpen = true
      return
    }
    const options = buffer.toString('latin1', first, last).toLowerCase().split(',')
    if (options.some((option) => option.trim() === 'close')) this.keepsOpen = false
    else if (options.some((option) => option.trim() === 'keep-alive')) this.keepsOpen = true
  }

  #setKeepAlive(value: string): void {
    const seconds = /(?:^|[\s,])timeout\s*=\s*(\d{1,9})/i.exec(value)?.[1]
    if (seconds !== undefined) this.keepAliveMs = Number(seconds) * 1000
  }

  #setCache(value: string): void {
    this.cache = value === 'HIT' ? 'hit' : value === 'MISS' ? 'miss' : undefined
  }

  #instanceOf(buffer: Buffer, colon: number, end: number): string {
    const [first, last] = trimmed(buffer, colon + 1, end)
    return this.#instances.nameOf(buffer, first, last)
  }
}

/** Place after the line's CRLF. */
function endOfLine(buffer: Buffer, from: number, to: number): number {
  let at = from
  while (at < to && buffer[at] !== LF) at++
  if (at >= to || buffer[at - 1] !== CR) throw new ResponseProblem('notHttp')
  return at + 1
}

function toDigits(buffer: Buffer, from: number, to: number): number {
  let value = 0
  for (let at = from; at < to; at++) {
    const digit = (buffer[at] ?? 0) - ZERO
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return value
}

function isName(buffer: Buffer, from: number, name: Buffer): boolean {
  for (let at = 0; at < name.length; at++) {
    const byte = buffer[from + at] ?? 0
    const wanted = name[at]
    if (byte !== wanted && (byte | 0x20) !== wanted) return false
  }
  return true
}

function textOf(buffer: Buffer, colon: number, end: number): string {
  const [first, last] = trimmed(buffer, colon + 1, end)
  return buffer.toString('latin1', first, last)
}

function trimmed(buffer: Buffer, from: number, to: number): [number, number] {
  let first = from
  let last = to - 2
  while (first < last && (buffer[first] === SPACE || buffer[first] === TAB)) first++
  while (last > first && (buffer[last - 1] === SPACE || buffer[last - 1] === TAB)) last--
  return [first, last]
}
