import type { ComparisonRow, RunResult } from '../domain/runResult.ts'
import { countedRuns } from './countedRuns.ts'
import { typicalRun } from './typicalRun.ts'

type Plateau = NonNullable<RunResult['capacity']>['plateaus'][number]

export interface HeldAt {
  readonly run: RunResult
  readonly plateau: Plateau
  readonly users: number
  /** What was carried on it. */
  readonly ratePerS: number
  /** As planned, with its first 20 %. */
  readonly lengthMs: number
}

/**
 * The highest plateau of users that held in all repeats, in the run that stands for them: of several with as many users the one that
 * carried least, as capacity says it. Undefined when none held, or nothing was completed.
 */
export function bestHeldPlateau(results: readonly RunResult[], row: ComparisonRow): HeldAt | undefined {
  const users = row.capacity?.atLeastUsers
  const run = typicalRun(results, row)
  if (users === undefined || run === undefined || !countedRuns(results).includes(run)) return undefined
  const [plateau] = (run.capacity?.plateaus ?? [])
    .filter((one) => one.users === users && one.holds === true && (one.throughputPerS ?? 0) > 0)
    .toSorted((a, b) => (a.throughputPerS ?? 0) - (b.throughputPerS ?? 0))
  const phase = run.phases.find(({ index }) => index === plateau?.phase)
  if (plateau?.throughputPerS === undefined || phase === undefined) return undefined
  return { run, plateau, users, ratePerS: plateau.throughputPerS, lengthMs: phase.toMs - phase.fromMs }
}
