import type { Handlers } from '../../../shared/contract/handlers.ts'
import { PalierError } from '../../../shared/domain/failure.ts'
import type { LiveRun } from '../../../shared/live/liveRun.ts'
import { storedLiveRun } from '../store/storedLiveRun.ts'
import type { HandlerParts } from './handlerParts.ts'

type Names = 'run.follow' | 'comparison.follow' | 'comparison.current' | 'comparison.list'

/**
 * Runs and comparisons as their events tell them, for windows that come later. An answer holds every event that was announced
 * until then, and maybe some that are about to be.
 */
export function followHandlers({ ports, tidyUp, lastComparison }: HandlerParts): Pick<Handlers, Names> {
  const { store } = ports
  return {
    'run.follow': async ({ runId }) => {
      await tidyUp()
      try {
        // Without a pause between the folder's files: what a run of this process writes, it writes between two turns.
        return storedLiveRun(store.open(runId))
      } catch (error) {
        return queuedOr(error, () => lastComparison.queued(runId))
      }
    },
    'comparison.follow': async ({ comparisonId }) => lastComparison.follow(comparisonId),
    'comparison.current': async () => {
      const comparisonId = lastComparison.current()
      return comparisonId === undefined ? {} : { comparisonId }
    },
    'comparison.list': async () => {
      await tidyUp()
      return store.listComparisons()
    },
  }
}

/** Only a run that has no folder can be in the queue. */
function queuedOr(error: unknown, queued: () => LiveRun | undefined): LiveRun {
  const run = error instanceof PalierError && error.failure.kind === 'unknownName' ? queued() : undefined
  if (run === undefined) throw error
  return run
}
