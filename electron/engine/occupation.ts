import { PalierError } from '../../shared/domain/failure.ts'

/** Something that measures, and would be measured along with anything beside it. */
export interface Occupant {
  /** Of the comparison, suite or run. */
  readonly id: string
  /** Of what it is doing just now, a suite's comparison: stopping that stops all of it. */
  readonly currentId?: string | undefined
  /** Configuration whose data it keeps until it is told to stop; absent for what ends by itself. */
  readonly holdsData?: string
  stop(): void
  /** What would be left if the process ended now. */
  remaining(): readonly string[]
}

/** At most one comparison, suite or load at a time in a process. */
export class Occupation {
  #occupant: Occupant | undefined

  /** Throws `PalierError` busy. */
  assertFree(): void {
    if (this.#occupant === undefined) return
    const { id, currentId = id, holdsData } = this.#occupant
    throw new PalierError({ kind: 'busy', comparisonId: currentId, ...(holdsData === undefined ? {} : { holdsData }) })
  }

  /** Until the work has ended, which must not throw. Throws `PalierError` busy. */
  take(occupant: Occupant, work: () => Promise<void>): void {
    this.assertFree()
    this.#occupant = occupant
    void work().finally(() => {
      this.#occupant = undefined
    })
  }

  /** Whether it was the one that is on. */
  stop(id: string): boolean {
    const occupant = this.#occupant
    if (occupant === undefined || (occupant.id !== id && occupant.currentId !== id)) return false
    occupant.stop()
    return true
  }

  /** Configuration whose data is kept until it is released; undefined when nothing is. */
  get holdsData(): string | undefined {
    return this.#occupant?.holdsData
  }

  remaining(): readonly string[] {
    return this.#occupant?.remaining() ?? []
  }
}
