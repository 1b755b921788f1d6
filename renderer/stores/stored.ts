import { create } from 'zustand'
import type { ComparisonListing, RunListing } from '../../shared/contract/listings.ts'
import { ask, hear } from '../bridge.ts'
import type { Asked } from './useAsked.ts'

export interface Stored {
  readonly comparisons: readonly ComparisonListing[]
  readonly runs: readonly RunListing[]
}

/** Everything in the data folder, as lists. The last answer stays until the next one is there. */
export const useStored = create<Asked<Stored>>(() => ({ at: 'asking' }))

export async function askStored(): Promise<void> {
  const [comparisons, runs] = await Promise.all([ask['comparison.list']({}), ask['run.list']({})])
  if (!comparisons.ok) useStored.setState({ at: 'failed', failure: comparisons.failure }, true)
  else if (!runs.ok) useStored.setState({ at: 'failed', failure: runs.failure }, true)
  else useStored.setState({ at: 'answered', answer: { comparisons: comparisons.value, runs: runs.value } }, true)
}

/** As long as somebody looks: asks at start, after each run, and after a lost connection. */
export function watchStored(): () => void {
  void askStored()
  const stopHearing = [
    hear['comparison.events']((batch) => {
      if (batch.some(({ kind }) => kind !== 'coolingDown')) void askStored()
    }),
    hear['window.connection']((state) => {
      if (state === 'back') void askStored()
    }),
  ]
  return () => {
    for (const stop of stopHearing) stop()
  }
}
