import { useEffect } from 'react'
import type { ComparisonAsk } from '../../../../shared/contract/comparisonAsk.ts'
import { dropStart, useDraft } from '../draft/draftStore.ts'
import type { StartCheckState } from './useStartCheck.ts'

/** Starts a draft that is to be started by itself once, when the check of just this one is there; not when it is blocked. */
export function useStartWhenChecked(
  asked: ComparisonAsk,
  check: StartCheckState,
  isBlocked: boolean,
  start: () => Promise<void>,
): void {
  const isWanted = useDraft(({ startsWhenChecked }) => startsWhenChecked === true)
  const isChecked = JSON.stringify(check.of) === JSON.stringify(asked)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is wanted and known decides, and what is wanted is done once
  useEffect(() => {
    if (!isWanted || !isChecked) return
    dropStart()
    if (!isBlocked) void start()
  }, [isWanted, isChecked])
}
