import { type Deadline, Deadlines } from './Deadlines.ts'
import { type Wake, Wakes } from './Wakes.ts'

/**
 * Node's timers count whole milliseconds of a clock that is rounded down, so that one may fire almost 1 ms early. What is due within
 * this is run at once: waiting for the next timer would make it 1 ms late.
 */
export const earlyMs = 0.25

/**
 * What is due is run for so long in one turn of the loop; the rest comes after answers were read. When thousands of wakes are due at once,
 * each with a connection to make, one turn would take seconds, and every answer that came meanwhile would look that slow.
 */
const sliceMs = 5

/**
 * Everything that one load thread waits for, on a single Node timer: thousands of users with a timer each would cost more than their
 * requests. A wake is never lost or run twice; how late it is run is the sender's own lag, and measured as such.
 */
export class Schedule {
  readonly #nowMs: () => number
  readonly #wakes = new Wakes()
  readonly #limits: Deadlines[] = []
  readonly #isStopped: () => boolean
  #timer: NodeJS.Timeout | undefined
  #rest: NodeJS.Immediate | undefined
  #armedMs = Number.POSITIVE_INFINITY

  /** `isStopped` is asked before each wake; once it says so nothing is run any more. */
  constructor(nowMs: () => number, isStopped: () => boolean = () => false) {
    this.#nowMs = nowMs
    this.#isStopped = isStopped
  }

  /** Instead of what it waited for before. */
  wakeAt(dueMs: number, wake: Wake): void {
    this.#wakes.add(wake, dueMs)
    this.#arm(dueMs)
  }

  cancel(wake: Wake): void {
    this.#wakes.remove(wake)
  }

  /** Deadlines of one length. */
  limit(lengthMs: number): { set(deadline: Deadline, nowMs: number): void; lift(deadline: Deadline): void } {
    const deadlines = new Deadlines(lengthMs)
    this.#limits.push(deadlines)
    return {
      set: (deadline, nowMs) => {
        deadlines.set(deadline, nowMs)
        this.#arm(nowMs + lengthMs)
      },
      lift: (deadline) => deadlines.lift(deadline),
    }
  }

  /** Nothing is run any more. */
  close(): void {
    clearTimeout(this.#timer)
    clearImmediate(this.#rest)
    this.#armedMs = Number.NEGATIVE_INFINITY
  }

  /** Only an earlier moment needs another timer; one that fires for nothing is set again. */
  #arm(dueMs: number): void {
    if (dueMs >= this.#armedMs) return
    this.#armedMs = dueMs
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#run(), Math.max(1, Math.round(dueMs - this.#nowMs())))
  }

  #run(): void {
    const nowMs = this.#nowMs()
    for (const limit of this.#limits) limit.runDue(nowMs)
    for (
      let wake = this.#wakes.earliest;
      wake !== undefined && wake.dueMs <= nowMs + earlyMs;
      wake = this.#wakes.earliest
    ) {
      if (this.#isStopped()) return
      if (this.#nowMs() - nowMs > sliceMs) {
        clearImmediate(this.#rest)
        this.#rest = setImmediate(() => this.#run())
        return
      }
      this.#wakes.remove(wake)
      wake.run()
    }
    if (this.#armedMs === Number.NEGATIVE_INFINITY) return
    this.#armedMs = Number.POSITIVE_INFINITY
    const next = this.#limits.reduce(
      (earliest, { earliestMs = Number.POSITIVE_INFINITY }) => Math.min(earliest, earliestMs),
      this.#wakes.earliest?.dueMs ?? Number.POSITIVE_INFINITY,
    )
    if (next < Number.POSITIVE_INFINITY) this.#arm(next)
  }
}
