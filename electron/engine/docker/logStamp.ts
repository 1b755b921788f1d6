/** The engine's time of a log line. */
export interface LogStamp {
  /** Wall time of the engine's host. */
  readonly engineMs: number
  /** The moment after it, as the engine's `since` takes it: seconds and nanoseconds. */
  readonly next: string
  /** Where the line's own text begins. */
  readonly length: number
}

/**
 * Reads the times that the engine puts before the lines of a log, `2026-11-22T01:30:00.123456789Z `. Of a flood most lines are of the
 * same second, and only its beginning is parsed.
 */
export class LogStamps {
  #second = ''
  #secondMs = Number.NaN

  /** Undefined for a line without such a time: the rest of one that the engine has cut in two. */
  of(line: string): LogStamp | undefined {
    const length = line.indexOf(' ')
    const written = length < 0 ? line : line.slice(0, length)
    if (written.length < 20 || written.charCodeAt(10) !== 84) return undefined
    const second = written.slice(0, 19)
    if (second !== this.#second) {
      this.#second = second
      this.#secondMs = Date.parse(`${second}Z`)
    }
    const fraction = /^\.(\d{1,9})/.exec(written.slice(19, 29))?.[1] ?? ''
    const nanos = Number(fraction.padEnd(9, '0'))
    const zone = written.slice(fraction === '' ? 19 : 20 + fraction.length)
    const secondMs = zone === 'Z' ? this.#secondMs : Date.parse(second + zone)
    if (Number.isNaN(secondMs)) return undefined
    const nextSecond = secondMs / 1000 + (nanos === 999_999_999 ? 1 : 0)
    const nextNanos = nanos === 999_999_999 ? 0 : nanos + 1
    return {
      engineMs: secondMs + nanos / 1e6,
      next: `${nextSecond}.${String(nextNanos).padStart(9, '0')}`,
      length: length < 0 ? line.length : length + 1,
    }
  }
}
