import type { Scenario } from '../../../shared/domain/scenario.ts'
import type { Random } from '../../../shared/load/seededRandom.ts'
import { thinkTime } from '../../../shared/load/thinkTime.ts'
import type { Schedule } from './schedule/Schedule.ts'
import { Wake } from './schedule/Wakes.ts'
import type { Sender, SenderOwner } from './sender.ts'

/** What all users of one thread share. */
export interface UserWorld {
  readonly pace: Pick<Scenario, 'think' | 'cycle'>
  readonly schedule: Schedule
  readonly onAway: () => void
}

/**
 * After a request that got no answer at all (refused, reset, timed out …) a user waits at least this long, also
 * without think time: 5,000 users against a dead server must not become a busy loop that starves the timers.
 */
const afterFailureMs = 10

/**
 * One person: asks, waits for the whole answer, pauses, asks again.
 *
 * With think time the pause begins at the answer, so that a slow server is asked less. With a cycle the moments lie fixed, one cycle
 * apart: a slow server does not slow the schedule; who is behind asks at once, and the request counts from the moment when it was due.
 */
export class VirtualUser implements SenderOwner {
  readonly #world: UserWorld
  readonly #random: Random
  readonly #deal: () => number
  readonly #sender: Sender
  readonly #wake = new Wake(() => this.#ask())
  #state: 'away' | 'pausing' | 'asking' = 'away'
  /** Finishes the request in flight and is gone. */
  #leaving = false
  #intendedMs = 0
  #readyMs = 0

  /** `deal` gives the index of the next request. */
  constructor(world: UserWorld, random: Random, deal: () => number, toSender: (owner: SenderOwner) => Sender) {
    this.#world = world
    this.#random = random
    this.#deal = deal
    this.#sender = toSender(this)
  }

  get isAway(): boolean {
    return this.#state === 'away'
  }

  get isLeaving(): boolean {
    return this.#leaving
  }

  /** Asks at once. A user who is about to leave stays. */
  join(atMs: number): void {
    this.#leaving = false
    if (this.#state !== 'away') return
    this.#intendedMs = atMs
    this.#readyMs = atMs
    this.#ask()
  }

  /** At once, or when the request in flight has ended. */
  leave(): void {
    if (this.#state === 'asking') this.#leaving = true
    else if (this.#state === 'pausing') this.#goAway()
  }

  /** Cuts the request in flight off and goes. */
  abort(): void {
    this.leave()
    this.#sender.abort()
  }

  #ask(): void {
    this.#state = 'asking'
    this.#sender.send(this.#deal(), this.#intendedMs, this.#readyMs)
  }

  onDone(endMs: number, isAnswered: boolean): void {
    if (this.#leaving) {
      this.#goAway()
      return
    }
    const { cycle } = this.#world.pace
    const earliestMs = isAnswered ? endMs : endMs + afterFailureMs
    if (cycle === undefined) {
      this.#readyMs = Math.max(earliestMs, endMs + thinkTime(this.#world.pace.think, this.#random))
      this.#intendedMs = this.#readyMs
    } else {
      this.#intendedMs += thinkTime(cycle, this.#random)
      this.#readyMs = Math.max(earliestMs, this.#intendedMs)
    }
    // An answer that needs no pause is followed at once: no timer is worth it.
    if (isAnswered && this.#readyMs <= endMs) this.#ask()
    else {
      this.#state = 'pausing'
      this.#world.schedule.wakeAt(this.#readyMs, this.#wake)
    }
  }

  #goAway(): void {
    this.#world.schedule.cancel(this.#wake)
    this.#leaving = false
    this.#state = 'away'
    this.#sender.close()
    this.#world.onAway()
  }
}
