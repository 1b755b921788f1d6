import { type Deadline, Deadlines } from './Deadlines.ts'
import { type Wake, Wakes } from './Wakes.ts'

/**
 * Node's timers count whole milliseconds of a clock that is rounded down, so that one may fire almost 1 ms early. What is due within
 * this is run at once: waiting for the next timer would make it 1 ms late.
 */
export const earlyMs = 0.25

/**
 * Everything that one load thread waits for, on a single Node timer: thousands of users with a timer each would cost more than their
 * requests. A wake is never lost or run twice; how late it is run is the sender's own lag, and measured as such.
 */
export class Schedule {
  readonly #nowMs: () => number
  readonly #wakes = new Wakes()
  readonly #limits: Deadlines[] = []
  #timer: NodeJS.Timeout | undefined
  #armedMs = Number.POSITIVE_INFINITY

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs
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
