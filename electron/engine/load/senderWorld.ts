import type { PreparedRequest } from './prepareRequests.ts'
import type { StartCap } from './StartCap.ts'
import type { Schedule } from './schedule/Schedule.ts'
import type { SlotRecorder } from './slotRecorder.ts'

/** What all senders of one thread share. */
export interface SenderWorld {
  /** The scenario's requests, in their order, and after them those of the login. */
  readonly requests: readonly PreparedRequest[]
  /** Where the login's begin; all of them are booked there. */
  readonly loginAt: number
  readonly nowMs: () => number
  readonly recorder: SlotRecorder
  /** How long a request may wait for a connection of a pool. */
  readonly waitLimit: ReturnType<Schedule['limit']>
  /** Every request has a connection of its own, which is closed after it. */
  readonly isFresh: boolean
  /** Told of every request; what is sent once more is not where it does not fit. */
  readonly cap?: StartCap | undefined
  /** Before a request beyond the one that was due: made again, a login's next one, what waited for a login. */
  readonly onAgain: () => void
}
