import { logClassOf, logKindOf } from '../../../shared/analysis/logClasses.ts'
import { keptLine } from '../../../shared/analysis/logSigns.ts'
import { type LineReading, type LogClass, logClasses } from '../../../shared/domain/logLine.ts'
import type { LogLine } from '../ports/stack.ts'
import { SecondCounts } from './secondCounts.ts'

const searchedLength = 2_000
/** Of one container in one second; lines of further kinds are counted together. A flood has one kind or two. */
const mostKinds = 20

type Tallied = Omit<LineReading, 'atMs'> & { readonly nowMs: number }

/**
 * Counts the lines that say WARN, ERROR or slow by container, class, kind and second of the run. At most 23 readings a second and
 * container, whatever it writes: 20 kinds, and the rest of each class.
 */
export class LineTally {
  readonly #counts: SecondCounts<Pick<LineReading, 'container' | 'class' | 'line'>>
  readonly #secondOf: (nowMs: number) => number
  /** Container to its last second and how many kinds it has in it. */
  readonly #kinds = new Map<string, { readonly second: number; kinds: number }>()

  constructor(secondOf: (nowMs: number) => number) {
    this.#secondOf = secondOf
    this.#counts = new SecondCounts(secondOf)
  }

  take({ container, text, nowMs }: LogLine): void {
    const searched = text.length > searchedLength ? text.slice(0, searchedLength) : text
    const lineClass = logClassOf(searched)
    if (lineClass === undefined) return
    const line = keptLine(searched)
    const key = `${container} ${lineClass} ${logKindOf(line)}`
    const hasRoom = this.#counts.has(key, nowMs) || this.#makesRoom(container, nowMs)
    const first = { container, class: lineClass, line: hasRoom ? line : '' }
    this.#counts.take(hasRoom ? key : `${container} ${lineClass}`, nowMs, () => first)
  }

  /** As `LogTally.until`; within one moment the worst class first. */
  until(nowMs: number): Tallied[] {
    const rank = ({ class: one }: Pick<LineReading, 'class'>): number => logClasses.indexOf(one satisfies LogClass)
    return this.#counts
      .until(nowMs)
      .map(({ first, ...counted }) => ({ ...first, ...counted }))
      .sort((one, other) => one.nowMs - other.nowMs || rank(one) - rank(other))
  }

  #makesRoom(container: string, nowMs: number): boolean {
    const second = this.#secondOf(nowMs)
    const known = this.#kinds.get(container)
    const own = known?.second === second ? known : { second, kinds: 0 }
    this.#kinds.set(container, own)
    own.kinds += 1
    return own.kinds <= mostKinds
  }
}
