import type { RunEvent } from '../domain/events.ts'
import { type RunAt, runStates } from '../domain/run.ts'

export type ComponentEvent = Extract<RunEvent, { kind: 'component' }>

/** Component events with the state the run was in when they came. */
export function componentChanges(
  events: readonly RunEvent[],
): { readonly event: ComponentEvent; readonly during: RunAt }[] {
  const changes: { event: ComponentEvent; during: RunAt }[] = []
  let during: RunAt = 'queued'
  for (const event of events) {
    if (event.kind === 'state') during = event.at
    if (event.kind === 'component') changes.push({ event, during })
  }
  return changes
}

/** Whether `state` lies between the two, both included. */
export function isWithin(state: RunAt, from: RunAt, to: RunAt): boolean {
  const place = runStates.indexOf(state)
  return runStates.indexOf(from) <= place && place <= runStates.indexOf(to)
}
