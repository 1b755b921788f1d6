import type { Comparison, ComparisonRow, RunResult } from '../domain/runResult.ts'
import { toSpread } from './spread.ts'
import { targetState } from './targetState.ts'
import { known } from './usage.ts'

type TargetOutcome = RunResult['targets'][number]
/** What a relative target is held against: the median of the baseline's counted runs, or why there is nothing. */
export type Against = Pick<TargetOutcome, 'compared' | 'comparedRun' | 'reason'>

/** For one configuration; `baseline` are the runs that figures of the baseline are made of. */
export function againstOf(name: string, baseline: readonly RunResult[], isBaseline: boolean): Against {
  if (isBaseline) return { reason: 'isBaseline' }
  const same = baseline.flatMap(({ targets }) => targets.filter((target) => target.name === name))
  const compared = toSpread(known(same, ({ measured }) => measured))?.median
  if (compared === undefined) return { reason: 'baselineNotMeasured' }
  // Whatever its factor, a multiple of 0 is 0.
  return compared === 0 ? { compared, reason: 'baselineIsZero' } : { compared }
}

/** Likewise for any configuration, of one run of before. */
export function againstRun(name: string, { runId, figures }: NonNullable<Comparison['baselineRun']>): Against {
  const compared = Object.hasOwn(figures, name) ? figures[name] : undefined
  if (compared === undefined) return { comparedRun: runId, reason: 'baselineNotMeasured' }
  return { compared, comparedRun: runId, ...(compared === 0 && { reason: 'baselineIsZero' }) }
}

/** The target with its state, its bounds left as the factors that they are. Absolute targets stay as they are. */
export function judgedAgainst(target: TargetOutcome, { compared, comparedRun, reason }: Against): TargetOutcome {
  if (target.relativeTo === undefined) return target
  const { reason: _alone, ...rest } = target
  const known = {
    ...rest,
    ...(compared !== undefined && { compared }),
    ...(comparedRun !== undefined && { comparedRun }),
  }
  if (compared === undefined || reason !== undefined) {
    return { ...known, state: 'notMeasurable', ...(reason !== undefined && { reason }) }
  }
  return { ...known, state: targetState(absoluteBounds(target, compared), target.measured) }
}

/** In the unit of the metric. */
export function absoluteBounds(
  { below, above, warning }: Pick<TargetOutcome, 'below' | 'above' | 'warning'>,
  compared: number,
): Pick<TargetOutcome, 'below' | 'above' | 'warning'> {
  return {
    ...(below !== undefined && { below: below * compared }),
    ...(above !== undefined && { above: above * compared }),
    ...(warning !== undefined && { warning: warning * compared }),
  }
}

/** The targets of a run as its comparison judges them; relative ones can be judged only there. */
export function targetsAgainst(run: RunResult, row: Pick<ComparisonRow, 'targets'> | undefined): TargetOutcome[] {
  return run.targets.map((target) => {
    const against = row?.targets.find(({ name }) => name === target.name)
    return against === undefined ? target : judgedAgainst(target, against)
  })
}

/** All runs with their targets as the comparison judges them. */
export function judgedRuns({ runs, comparison }: Pick<Comparison, 'runs' | 'comparison'>): RunResult[] {
  return runs.map((run) => {
    const row = comparison.rows.find(({ runIds }) => runIds.includes(run.runId))
    return { ...run, targets: targetsAgainst(run, row) }
  })
}
