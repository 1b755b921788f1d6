import type { UserStep } from '../../../shared/domain/load.ts'
import { earlyMs, type Schedule } from './schedule/Schedule.ts'
import { Wake } from './schedule/Wakes.ts'
import type { VirtualUser } from './virtualUser.ts'

/**
 * So many users come or go before the thread looks for answers again: about 1 ms of its time, 7 ms over TLS. All at once, 5,000 over TLS stood
 * in the way of everything else for seconds.
 */
const mostInATurn = 16

/** The closed model: follows the plan's steps. The newest users leave first, and return as themselves. */
export class Users {
  readonly #steps: readonly UserStep[]
  readonly #originMs: number
  readonly #schedule: Schedule
  readonly #nowMs: () => number
  readonly #newUser: (index: number) => VirtualUser
  readonly #onJoin: () => void
  readonly #users: VirtualUser[] = []
  readonly #wake = new Wake(() => this.#step())
  #rest: NodeJS.Immediate | undefined
  #nextStep = 0
  #wanted = 0

  constructor(parts: {
    readonly steps: readonly UserStep[]
    readonly originMs: number
    readonly schedule: Schedule
    readonly nowMs: () => number
    readonly newUser: (index: number) => VirtualUser
    /** Before a user who was away asks. */
    readonly onJoin: () => void
  }) {
    this.#steps = parts.steps
    this.#originMs = parts.originMs
    this.#schedule = parts.schedule
    this.#nowMs = parts.nowMs
    this.#newUser = parts.newUser
    this.#onJoin = parts.onJoin
  }

  begin(): void {
    this.#step()
  }

  /** Nobody begins a request any more. */
  end(): void {
    this.#cancel()
    for (const user of this.#users) user.leave()
  }

  /** Cuts off what is in flight. */
  abort(): void {
    this.#cancel()
    for (const user of this.#users) user.abort()
  }

  #cancel(): void {
    this.#schedule.cancel(this.#wake)
    clearImmediate(this.#rest)
  }

  /** Applies the steps that are due, a part at a time, and waits for the next one. Who comes late is as late as they are. */
  #step(): void {
    const atMs = this.#nowMs() - this.#originMs + earlyMs
    let step = this.#steps[this.#nextStep]
    for (; step !== undefined && step.atMs <= atMs; step = this.#steps[++this.#nextStep]) {
      if (this.#follow(step)) continue
      this.#rest = setImmediate(() => this.#step())
      return
    }
    if (step !== undefined) this.#schedule.wakeAt(this.#originMs + step.atMs, this.#wake)
  }

  /** Lets some come or go; whether all are there whom the step wants, and nobody else. */
  #follow({ atMs, users }: UserStep): boolean {
    const [least, most] = [this.#wanted - mostInATurn, this.#wanted + mostInATurn]
    while (this.#wanted > Math.max(users, least)) this.#users[--this.#wanted]?.leave()
    for (; this.#wanted < Math.min(users, most); this.#wanted++) {
      const user = this.#users[this.#wanted] ?? this.#newUser(this.#wanted)
      this.#users[this.#wanted] = user
      if (user.isAway) this.#onJoin()
      user.join(this.#originMs + atMs)
    }
    return this.#wanted === users
  }
}
