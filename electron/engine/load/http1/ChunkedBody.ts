import { ResponseProblem } from './ResponseProblem.ts'

const CR = 13
const LF = 10
/** Of a size with its extensions, and of a trailer field. */
const maxLineBytes = 8192
const maxTrailerBytes = 64 * 1024

/** The chunked coding of RFC 9112 §7.1, read in whatever pieces it comes. Extensions and trailers are passed over. */
export class ChunkedBody {
  #at: 'size' | 'data' | 'dataEnd' | 'trailer' | 'done' = 'done'
  #left = 0
  #line = ''
  #trailerBytes = 0

  begin(): void {
    this.#at = 'size'
    this.#line = ''
    this.#trailerBytes = 0
  }

  get isDone(): boolean {
    return this.#at === 'done'
  }

  /** `onData` gets each piece of the body. Gives the place after the last byte that was used. Throws `ResponseProblem`. */
  read(buffer: Buffer, from: number, to: number, onData: (from: number, to: number) => void): number {
    let at = from
    while (at < to && this.#at !== 'done') {
      if (this.#at === 'data') {
        const end = Math.min(to, at + this.#left)
        onData(at, end)
        this.#left -= end - at
        at = end
        if (this.#left === 0) this.#at = 'dataEnd'
      } else at = this.#readLine(buffer, at, to)
    }
    return at
  }

  #readLine(buffer: Buffer, from: number, to: number): number {
    let end = from
    while (end < to && buffer[end] !== LF) end++
    this.#line += buffer.toString('latin1', from, end)
    if (this.#line.length > maxLineBytes) throw new ResponseProblem('notHttp')
    if (end === to) return to
    if (this.#line.charCodeAt(this.#line.length - 1) !== CR) throw new ResponseProblem('notHttp')
    const line = this.#line.slice(0, -1)
    this.#line = ''
    this.#take(line)
    return end + 1
  }

  #take(line: string): void {
    if (this.#at === 'size') {
      const digits = /^([0-9A-Fa-f]{1,12})[ \t]*(?:;.*)?$/.exec(line)?.[1]
      if (digits === undefined) throw new ResponseProblem('notHttp')
      this.#left = Number.parseInt(digits, 16)
      this.#at = this.#left === 0 ? 'trailer' : 'data'
    } else if (this.#at === 'dataEnd') {
      if (line !== '') throw new ResponseProblem('notHttp')
      this.#at = 'size'
    } else {
      this.#trailerBytes += line.length
      if (this.#trailerBytes > maxTrailerBytes) throw new ResponseProblem('headTooLong')
      if (line === '') this.#at = 'done'
    }
  }
}
