import { runTimes } from './expectedStates.ts'
import type { LiveComparison, PlannedRun } from './liveComparison.ts'
import type { LiveRun } from './liveRun.ts'

export interface RunCell {
  readonly run: PlannedRun
  /** 0-based, in the order of execution. */
  readonly index: number
  /** Of its configuration in the person's order: 0 is A. */
  readonly letter: number
  readonly at: 'done' | 'now' | 'queued'
}

export interface ComparisonProgress {
  readonly cells: readonly RunCell[]
  readonly done: number
  readonly queued: number
  /** 0…1 of the whole comparison, by time. */
  readonly doneFraction: number
  /** To the end of the last run, with the rest between runs; 0 when it has ended. */
  readonly remainingMs: number
  /** 1-based; of the run that is on, or was last. */
  readonly round: number
  readonly rounds: number
}

/** How far a comparison is. `elapsedMs` of the run that is on may be later than its last event. */
export function comparisonProgress(
  { head, current, outcomes, ended }: LiveComparison,
  run: LiveRun | undefined,
  elapsedMs: number,
): ComparisonProgress {
  const cells = head.planned.map((planned, index): RunCell => {
    const isDone = outcomes[planned.runId] !== undefined
    const at = isDone ? 'done' : planned.runId === current ? 'now' : 'queued'
    return { run: planned, index, letter: head.configurations.indexOf(planned.configuration), at }
  })
  const wholeMs = durationMs(head.planned, head.coolDownMs)
  const queued = cells.filter(({ at }) => at === 'queued')
  const remainingMs =
    ended === undefined
      ? queued.reduce((sum, one) => sum + one.run.expectedMs + head.coolDownMs, 0) + leftOf(cells, run, elapsedMs)
      : 0
  const last = cells.findLast(({ at }) => at !== 'queued')
  return {
    cells,
    done: cells.filter(({ at }) => at === 'done').length,
    queued: queued.length,
    doneFraction: ended === undefined ? Math.max(0, 1 - remainingMs / Math.max(1, wholeMs)) : 1,
    remainingMs,
    round: last?.run.repeat ?? 1,
    rounds: head.planned.reduce((most, { repeat }) => Math.max(most, repeat), 1),
  }
}

function leftOf(cells: readonly RunCell[], run: LiveRun | undefined, elapsedMs: number): number {
  const now = cells.find(({ at }) => at === 'now')
  if (now === undefined) return 0
  if (run?.head.id !== now.run.runId) return now.run.expectedMs
  return runTimes(run, now.run.expectedMs, elapsedMs).remainingMs
}

function durationMs(planned: readonly PlannedRun[], coolDownMs: number): number {
  const runsMs = planned.reduce((sum, { expectedMs }) => sum + expectedMs, 0)
  return runsMs + coolDownMs * Math.max(0, planned.length - 1)
}
