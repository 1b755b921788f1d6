import type { ComparisonAsk } from '../contract/comparisonAsk.ts'
import type { ComparisonEvent } from '../domain/events.ts'
import type { Failure } from '../domain/failure.ts'
import type { RunOutcome } from '../domain/run.ts'

/** What is decided before the first run of a comparison starts. */
export interface ComparisonHead {
  readonly id: string
  readonly createdAt: string
  readonly ask: ComparisonAsk
  /** Written configurations in the person's order: the first is A. */
  readonly configurations: readonly string[]
  /** All runs in the order of execution. */
  readonly planned: readonly PlannedRun[]
  /** Between two runs. */
  readonly coolDownMs: number
}

export interface PlannedRun {
  readonly runId: string
  readonly configuration: string
  /** 1-based. */
  readonly repeat: number
  /** After all others: the best plateau in the open model. It never begins where no plateau held. */
  readonly isConfirmation?: true
  /** Wall time that it will take, roughly, without the rest after it. */
  readonly expectedMs: number
}

/** One comparison as its events tell it. */
export interface LiveComparison {
  readonly head: ComparisonHead
  readonly lastSeq: number
  readonly missed: number
  /** The run that is on. */
  readonly current?: string
  /** Between two runs. */
  readonly isCoolingDown: boolean
  /** Runs that have ended, by id; also those of before a resumption. */
  readonly outcomes: Readonly<Record<string, RunOutcome>>
  readonly ended?: { readonly stopped: boolean; readonly failure?: Failure; readonly leftBehind: readonly string[] }
}

/** A comparison of which nothing has been heard yet. */
export function toLiveComparison(
  head: ComparisonHead,
  outcomes: Readonly<Record<string, RunOutcome>> = {},
): LiveComparison {
  return { head, lastSeq: 0, missed: 0, isCoolingDown: false, outcomes }
}

/** Folds one batch into the view. Events of other comparisons and repeats are ignored; gaps are counted. */
export function applyComparisonBatch(view: LiveComparison, batch: readonly ComparisonEvent[]): LiveComparison {
  return batch.reduce(applyOne, view)
}

function applyOne(view: LiveComparison, event: ComparisonEvent): LiveComparison {
  if (event.comparisonId !== view.head.id || event.seq <= view.lastSeq) return view
  const { current: _, ...rest } = view
  const next = { ...rest, lastSeq: event.seq, missed: view.missed + (event.seq - view.lastSeq - 1) }
  switch (event.kind) {
    case 'runStarted':
      return { ...next, isCoolingDown: false, current: event.runId }
    case 'runEnded':
      return { ...next, outcomes: { ...view.outcomes, [event.runId]: event.outcome } }
    case 'coolingDown':
      return { ...next, isCoolingDown: true }
    case 'ended': {
      const { stopped, leftBehind, failure } = event
      return {
        ...next,
        isCoolingDown: false,
        ended: { stopped, leftBehind, ...(failure !== undefined && { failure }) },
      }
    }
  }
}
