import type { RunEvent, RunEventBody } from '../domain/events.ts'

/** Events of a run whose measuring began 5 s after it left the queue. */
export function eventsOf(...bodies: [atMs: number, body: RunEventBody][]): RunEvent[] {
  return bodies.map(([atMs, body], index) => ({ runId: 'r', seq: index + 1, elapsedMs: 5000 + atMs, atMs, ...body }))
}
