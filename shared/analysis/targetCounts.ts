import type { ComparisonRow } from '../domain/runResult.ts'

export interface TargetCounts {
  /** Passed in every run that was judged, those close to the limit included. */
  readonly met: number
  /** Names of those missed in at least one run. */
  readonly fail: readonly string[]
  readonly warning: readonly string[]
  readonly notMeasurable: readonly string[]
}

/** A target counts by the worst of the repeats. */
export function targetCounts(targets: ComparisonRow['targets']): TargetCounts {
  const named = (state: string): readonly string[] =>
    targets.filter(({ states }) => worst(states) === state).map(({ name }) => name)
  const [fail, warning, notMeasurable] = [named('fail'), named('warning'), named('notMeasurable')]
  return { met: named('pass').length + warning.length, fail, warning, notMeasurable }
}

function worst(states: readonly string[]): string {
  return ['fail', 'notMeasurable', 'warning'].find((state) => states.includes(state)) ?? 'pass'
}
