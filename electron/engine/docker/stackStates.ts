import type { EngineEvent } from './toChange.ts'

/** What is known of one container of a stack. Times are the engine's wall time. */
export interface KnownState {
  readonly running: boolean
  readonly startedMs: number
}

/** What the engine says of it when asked. */
export interface ObservedState extends KnownState {
  readonly exitCode: number
  readonly finishedMs: number
}

/** Start events and the state's own time stamp of the same start differ by far less. */
const sameStartMs = 1_000

/** What is known after an event. */
export function afterEvent(known: KnownState, { what, engineMs }: Pick<EngineEvent, 'what' | 'engineMs'>): KnownState {
  if (what === 'died') return { ...known, running: false }
  if (what === 'restarted' || what === 'started') return { running: true, startedMs: engineMs }
  return known
}

/**
 * The changes that must have happened between what is known and what is observed, for events that never came: the engine was restarted and has
 * forgotten them, or the connection was dead without saying so. Its flag of missing memory is no event: it tells of some process in that life, not of its end.
 */
export function missedChanges(container: string, known: KnownState, observed: ObservedState): EngineEvent[] {
  const event = (what: EngineEvent['what'], engineMs: number, exitCode?: number): EngineEvent => ({
    container,
    what,
    engineMs,
    key: `observed ${container} ${what} ${engineMs}`,
    ...(exitCode === undefined ? {} : { exitCode }),
  })
  const died = [event('died', observed.finishedMs, observed.exitCode)]
  if (!observed.running) {
    const startedAgain = observed.startedMs > known.startedMs + sameStartMs && !known.running
    return known.running ? died : startedAgain ? [event('restarted', observed.startedMs), ...died] : []
  }
  if (!known.running) return [event('restarted', observed.startedMs)]
  if (observed.startedMs <= known.startedMs + sameStartMs) return []
  // Running again: the state's exit code has been reset by the new start.
  return [event('died', observed.finishedMs), event('restarted', observed.startedMs)]
}
