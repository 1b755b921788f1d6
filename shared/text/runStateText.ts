import type { RunAt, RunOutcome } from '../domain/run.ts'

const doing: Readonly<Record<RunAt, string>> = {
  queued: 'Waiting for its turn',
  resolving: 'Reading the topology',
  building: 'Building images',
  starting: 'Starting containers',
  verifying: 'Calling every endpoint once',
  preparing: 'Preparing the data',
  warming: 'Warming up',
  measuring: 'Measuring',
  draining: 'Waiting for the last answers',
  collecting: 'Collecting logs and counters',
  stopping: 'Removing containers',
  done: 'Done',
}

/** What a run is doing in a state, for progress: `Starting containers`. */
export function runStateText(at: RunAt): string {
  return doing[at]
}

/** How a run ended: `Completed`, `Stopped while measuring`. A state this version does not know is named as it is. */
export function outcomeText({ kind, ...rest }: Pick<RunOutcome, 'kind'> & { readonly during?: string }): string {
  const ended = { completed: 'Completed', stopped: 'Stopped', failed: 'Failed', interrupted: 'Interrupted' }[kind]
  if (rest.during === undefined) return ended
  const state = Object.hasOwn(doing, rest.during) ? doing[rest.during as RunAt] : rest.during
  return `${ended} while ${state.charAt(0).toLowerCase()}${state.slice(1)}`
}
