import type { Mark } from '../../../domain/diagnosis.ts'

/** A mark before it has its number and evidence. */
export type FoundMark = Omit<Mark, 'number' | 'evidence'> & {
  /** Until when it is the same thing; absent for a moment. */
  readonly untilMs?: number
}
