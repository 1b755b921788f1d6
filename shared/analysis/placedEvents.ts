import type { RunEvent } from '../domain/events.ts'

/**
 * Events with their place on the run's time base, those from before it was known too: what died while the stack was warming
 * up did so at a negative time. Nothing is placed in a run that never came to measuring.
 */
export function placedEvents(events: readonly RunEvent[]): RunEvent[] {
  const known = events.find(({ atMs, elapsedMs }) => Number.isFinite(atMs) && Number.isFinite(elapsedMs))
  if (known?.atMs === undefined) return [...events]
  const originMs = known.elapsedMs - known.atMs
  return events.map((event) =>
    event.atMs !== undefined || !Number.isFinite(event.elapsedMs)
      ? event
      : { ...event, atMs: event.elapsedMs - originMs },
  )
}
