import type { PeerRun } from './peers.ts'
import type { SlotSums } from './slotSums.ts'

/** What `children/ours.ts` prints. */
export interface OursRun extends PeerRun, SlotSums {
  readonly p50Us: number
  readonly p99Us: number
  /** Of the seconds that were measured, on the system's monotonic clock, which every process reads alike. */
  readonly window: { readonly fromMs: number; readonly toMs: number }
  /** For a core, all threads together, within the window. */
  readonly waitedMs: number
  readonly kibPerUser: number
  /** From the order to stop to the last socket closed. */
  readonly stopMs: number
}
