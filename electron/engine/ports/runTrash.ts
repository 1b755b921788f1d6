import type { Answer } from '../../../shared/contract/requests.ts'

/** Runs and comparisons out of every list, and not gone yet. */
export interface RunTrash {
  /** A comparison goes with its runs, all or nothing. Throws `PalierError` unknownName, stillOn, storeUnwritable. */
  discard(id: string): Answer<'run.discard'>
  /** Everything that was discarded by that id. Throws `PalierError` unknownName when there is no such thing, storeUnwritable. */
  restore(id: string): Answer<'run.restore'>
}
