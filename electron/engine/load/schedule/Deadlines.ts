/** A limit that something set out with; it is in one list at a time. */
export class Deadline {
  dueMs = 0
  isSet = false
  before: Deadline | undefined
  after: Deadline | undefined
  readonly run: () => void

  constructor(run: () => void) {
    this.run = run
  }
}

/**
 * Deadlines that all lie equally far ahead when they are set, so that they are due in the order in which they were set: a list, in
 * which setting and lifting cost the same whether 10 or 10,000 are waiting. Almost all are lifted, so nothing is done for them in time.
 */
export class Deadlines {
  readonly #lengthMs: number
  #first: Deadline | undefined
  #last: Deadline | undefined

  constructor(lengthMs: number) {
    this.#lengthMs = lengthMs
  }

  get earliestMs(): number | undefined {
    return this.#first?.dueMs
  }

  set(deadline: Deadline, nowMs: number): void {
    this.lift(deadline)
    deadline.dueMs = nowMs + this.#lengthMs
    deadline.isSet = true
    deadline.before = this.#last
    deadline.after = undefined
    if (this.#last === undefined) this.#first = deadline
    else this.#last.after = deadline
    this.#last = deadline
  }

  lift(deadline: Deadline): void {
    if (!deadline.isSet) return
    deadline.isSet = false
    if (deadline.before === undefined) this.#first = deadline.after
    else deadline.before.after = deadline.after
    if (deadline.after === undefined) this.#last = deadline.before
    else deadline.after.before = deadline.before
    deadline.before = undefined
    deadline.after = undefined
  }

  /** Runs those that are due. */
  runDue(nowMs: number): void {
    for (let first = this.#first; first !== undefined && first.dueMs <= nowMs; first = this.#first) {
      this.lift(first)
      first.run()
    }
  }
}
