import type { RunEvent } from '../domain/events.ts'
import type { RunManifest } from '../domain/manifest.ts'
import { type RunAt, runStates } from '../domain/run.ts'
import { planDurationMs } from '../load/planDurationMs.ts'

type Outcome = NonNullable<RunManifest['outcome']>

/** How the run ended; one that never said so was interrupted in its last known state. */
export function outcomeOf(manifest: RunManifest, events: readonly RunEvent[]): Outcome {
  if (manifest.outcome !== undefined) return manifest.outcome
  const last = events.findLast((event) => event.kind === 'state')
  return { kind: 'interrupted', during: last?.at ?? 'queued' }
}

/**
 * Milliseconds from the start of measuring to the end of the plan, or to where it was cut off.
 *
 * | ended             | measured                                                                  |
 * |-------------------|---------------------------------------------------------------------------|
 * | before measuring  | 0                                                                         |
 * | during measuring  | to the event that left it; without one, to the end of the last whole tick |
 * | after measuring   | the whole plan                                                            |
 */
export function measuredMs(
  outcome: Outcome,
  manifest: RunManifest,
  events: readonly RunEvent[],
  lastSecond: number | undefined,
): number {
  const planMs = planDurationMs(manifest.profile.stages)
  const during = outcome.kind === 'completed' ? 'done' : outcome.during
  const place = runStates.indexOf(during as RunAt)
  const measuring = runStates.indexOf('measuring')
  if (place > measuring) return planMs
  if (place < measuring && lastSecond === undefined) return 0
  const ticksMs = lastSecond === undefined ? 0 : (lastSecond + 1) * 1000
  return Math.min(planMs, Math.max(0, Math.round(leftMeasuringMs(events) ?? ticksMs)))
}

function leftMeasuringMs(events: readonly RunEvent[]): number | undefined {
  const states = events.filter((event) => event.kind === 'state')
  const measuring = states.findIndex(({ at }) => at === 'measuring')
  return measuring === -1 ? undefined : states[measuring + 1]?.atMs
}
