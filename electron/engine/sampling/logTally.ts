import { keptLine, logSignOf } from '../../../shared/analysis/logSigns.ts'
import type { LogReading } from '../../../shared/domain/counters.ts'
import type { LogLine } from '../ports.ts'

/** A line is recognised by its beginning: some programs write whole requests into theirs. */
const searchedLength = 2_000

type Tallied = Omit<LogReading, 'atMs'> & { readonly nowMs: number }

/** Counts the lines that mean something by container, sign and second of the run. */
export class LogTally {
  readonly #secondOf: (nowMs: number) => number
  readonly #open = new Map<string, { second: number; tallied: Tallied }>()
  readonly #closed: Tallied[] = []

  constructor(secondOf: (nowMs: number) => number) {
    this.#secondOf = secondOf
  }

  take({ container, text, nowMs }: LogLine): void {
    const sign = logSignOf(text.length > searchedLength ? text.slice(0, searchedLength) : text)
    if (sign === undefined) return
    const key = `${container} ${sign}`
    const second = this.#secondOf(nowMs)
    const open = this.#open.get(key)
    if (open?.second === second) {
      open.tallied = { ...open.tallied, count: open.tallied.count + 1 }
      return
    }
    if (open !== undefined) this.#closed.push(open.tallied)
    this.#open.set(key, { second, tallied: { container, sign, count: 1, line: keptLine(text), nowMs } })
  }

  /** What was counted until the second of `nowMs`, which is still on; each count once. Lines that come late make a second count for their second. */
  until(nowMs: number): Tallied[] {
    const second = this.#secondOf(nowMs)
    for (const [key, open] of this.#open) {
      if (open.second >= second) continue
      this.#open.delete(key)
      this.#closed.push(open.tallied)
    }
    return this.#closed.splice(0).sort((one, other) => one.nowMs - other.nowMs)
  }
}
