import type { RunEvent } from '../domain/events.ts'
import type { RunAt } from '../domain/run.ts'

/** When the run entered a state, on its time base; undefined when it did not, or never came to measuring. */
export function enteredMs(events: readonly RunEvent[], state: RunAt): number | undefined {
  return events.find((event) => event.kind === 'state' && event.at === state)?.atMs
}
