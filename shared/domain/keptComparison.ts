import { PalierError } from './failure.ts'
import type { Comparison } from './runResult.ts'

/** Why a comparison that there was cannot be opened any more: somebody removed it, or its files are damaged. */
export type LostComparison = 'removed' | 'unreadable'

/** A comparison that something remembers by its id. One that is restored from the trash is simply there again. */
export type KeptComparison =
  | { readonly kind: 'kept'; readonly comparison: Comparison }
  | { readonly kind: LostComparison }

/** What opening it threw, as an answer; anything that is none is thrown again. */
export function toLost(error: unknown): { readonly kind: LostComparison } {
  if (error instanceof PalierError) {
    if (error.failure.kind === 'unknownName') return { kind: 'removed' }
    if (error.failure.kind === 'storeUnreadable') return { kind: 'unreadable' }
  }
  throw error
}

/** Throws what is neither of the two. */
export async function keptComparison(opening: Promise<Comparison>): Promise<KeptComparison> {
  try {
    return { kind: 'kept', comparison: await opening }
  } catch (error) {
    return toLost(error)
  }
}
