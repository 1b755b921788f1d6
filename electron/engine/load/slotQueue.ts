import type { LoadSlot } from '../../../shared/domain/load.ts'
import type { WorkerSlot } from './workerMessages.ts'

/**
 * Puts the threads' slots together by second, not by order of arrival, and hands out each second once: in order and
 * without gaps, as soon as every thread has handed it in or is done.
 */
export class SlotQueue {
  readonly #merge: (second: number, slots: readonly WorkerSlot[]) => LoadSlot
  readonly #onSlot: (slot: LoadSlot) => void
  /** One queue per thread, oldest first. Each thread hands its seconds in in order. */
  readonly #waiting: WorkerSlot[][]
  readonly #isDone: boolean[]
  #second = 0

  constructor(
    workers: number,
    merge: (second: number, slots: readonly WorkerSlot[]) => LoadSlot,
    onSlot: (slot: LoadSlot) => void,
  ) {
    this.#merge = merge
    this.#onSlot = onSlot
    this.#waiting = Array.from({ length: workers }, () => [])
    this.#isDone = new Array<boolean>(workers).fill(false)
  }

  add(worker: number, slot: WorkerSlot): void {
    this.#waiting[worker]?.push(slot)
    this.#handOut()
  }

  /** This thread hands in nothing more. */
  done(worker: number): void {
    this.#isDone[worker] = true
    this.#handOut()
  }

  #handOut(): void {
    while (this.#waiting.every((slots, worker) => slots.length > 0 || this.#isDone[worker])) {
      const ready = this.#waiting.flatMap((slots) => (slots[0]?.second === this.#second ? slots.splice(0, 1) : []))
      if (ready.length === 0) return
      this.#onSlot(this.#merge(this.#second, ready))
      this.#second++
    }
  }
}
