import { StringDecoder } from 'node:string_decoder'

/** What is longer is cut: a program that never ends its line must not fill our memory. */
const longestLine = 64 * 1024

/** Makes whole lines of a stream that is cut anywhere. */
export class LineSplitter {
  readonly #decoder = new StringDecoder('utf8')
  #rest = ''

  /** The lines that are whole now, without their ends. */
  take(bytes: Buffer): string[] {
    const lines = (this.#rest + this.#decoder.write(bytes)).split('\n')
    this.#rest = (lines.pop() ?? '').slice(0, longestLine)
    return lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line))
  }

  /** The last line, when nothing ended it. */
  end(): string[] {
    const rest = this.#rest + this.#decoder.end()
    this.#rest = ''
    return rest === '' ? [] : [rest]
  }
}
