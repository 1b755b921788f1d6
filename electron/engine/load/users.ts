import type { UserStep } from '../../../shared/domain/load.ts'
import { earlyMs, type Schedule } from './schedule/Schedule.ts'
import { Wake } from './schedule/Wakes.ts'
import type { VirtualUser } from './virtualUser.ts'

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
    this.#schedule.cancel(this.#wake)
    for (const user of this.#users) user.leave()
  }

  /** Cuts off what is in flight. */
  abort(): void {
    this.#schedule.cancel(this.#wake)
    for (const user of this.#users) user.abort()
  }

  /** Applies the steps that are due and waits for the next one. */
  #step(): void {
    const atMs = this.#nowMs() - this.#originMs + earlyMs
    let step = this.#steps[this.#nextStep]
    for (; step !== undefined && step.atMs <= atMs; step = this.#steps[++this.#nextStep]) this.#follow(step)
    if (step !== undefined) this.#schedule.wakeAt(this.#originMs + step.atMs, this.#wake)
  }

  #follow({ atMs, users }: UserStep): void {
    while (this.#wanted > users) this.#users[--this.#wanted]?.leave()
    for (; this.#wanted < users; this.#wanted++) {
      const user = this.#users[this.#wanted] ?? this.#newUser(this.#wanted)
      this.#users[this.#wanted] = user
      if (user.isAway) this.#onJoin()
      user.join(this.#originMs + atMs)
    }
  }
}
