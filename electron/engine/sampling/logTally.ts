import { keptLine, logSignOf } from '../../../shared/analysis/logSigns.ts'
import type { LogReading } from '../../../shared/domain/counters.ts'
import type { LogLine } from '../ports/stack.ts'
import { SecondCounts } from './secondCounts.ts'

/** A line is recognised by its beginning: some programs write whole requests into theirs. */
const searchedLength = 2_000

type Tallied = Omit<LogReading, 'atMs'> & { readonly nowMs: number }

/** Counts the lines that mean something by container, sign and second of the run. */
export class LogTally {
  readonly #counts: SecondCounts<Pick<LogReading, 'container' | 'sign' | 'line'>>

  constructor(secondOf: (nowMs: number) => number) {
    this.#counts = new SecondCounts(secondOf)
  }

  take({ container, text, nowMs }: LogLine): void {
    const sign = logSignOf(text.length > searchedLength ? text.slice(0, searchedLength) : text)
    if (sign === undefined) return
    this.#counts.take(`${container} ${sign}`, nowMs, () => ({ container, sign, line: keptLine(text) }))
  }

  /** What was counted until the second of `nowMs`, which is still on; each count once. Lines that come late make a second count for their second. */
  until(nowMs: number): Tallied[] {
    return this.#counts.until(nowMs).map(({ first, ...counted }) => ({ ...first, ...counted }))
  }
}
