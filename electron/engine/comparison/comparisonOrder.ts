import type { ComparisonAsk } from '../../../shared/contract/comparisonAsk.ts'
import { isOver } from '../../../shared/domain/run.ts'
import type { Comparison, RunResult } from '../../../shared/domain/runResult.ts'
import type { Ports } from '../ports.ts'
import type { RunSpec } from '../run/runSpec.ts'
import { toComparisonId, toRunId } from '../store/runId.ts'
import { keptBaselineRun } from './baselineRun.ts'
import type { Confirmation } from './confirmingRun.ts'
import { inputChecksums } from './inputChecksums.ts'
import { planRounds } from './planRounds.ts'
import type { ResolvedRun } from './resolveComparison.ts'

/** A comparison as it is to be run: everything is decided before the first run starts. */
export interface ComparisonOrder {
  readonly id: string
  /** Of the first start; resuming keeps it. */
  readonly createdAt: string
  readonly ask: ComparisonAsk
  readonly inputs: Readonly<Record<string, string>>
  /** In the person's order. */
  readonly configurations: readonly ResolvedRun[]
  /** All runs in the order of execution, also those that have their result. */
  readonly planned: Comparison['planned']
  /** What is to be run now, in that order. */
  readonly runs: readonly RunSpec[]
  /** What is run in the open model after all others, with what is known of each; none when it was not asked for. */
  readonly confirmations: readonly Confirmation[]
  /** The run of before that relative targets are held against, with what it measured; absent when none was asked for. */
  readonly baselineRun?: NonNullable<Comparison['baselineRun']>
  /** Its whole result, from which differences are made; absent when a comparison goes on and it is gone. */
  readonly baselineResult?: RunResult
  /** Results that are there already. */
  readonly kept: readonly RunResult[]
}

/** A new comparison: interleaved rounds, with every run's id. */
export function newComparison(
  ask: ComparisonAsk,
  configurations: readonly ResolvedRun[],
  baselineResult: RunResult | undefined,
  { clock, random32 }: Pick<Ports, 'clock' | 'random32'>,
): ComparisonOrder {
  const createdAt = clock.utc()
  const id = toComparisonId(createdAt, random32())
  const runs = planRounds(configurations, ask.repeat, ask.seed).map(({ item, repeat }) => ({
    ...item,
    comparisonId: id,
    repeat,
    runId: toRunId(createdAt, item.configuration.id, random32()),
  }))
  return {
    id,
    createdAt,
    ask,
    inputs: inputChecksums(configurations),
    configurations,
    planned: runs.map(({ runId, configuration, repeat }) => ({ runId, configuration: configuration.id, repeat })),
    runs,
    confirmations:
      ask.confirmOpen === true ? configurations.map((one) => newConfirmation(one, createdAt, random32)) : [],
    ...(baselineResult !== undefined && { baselineResult, baselineRun: keptBaselineRun(baselineResult, []) }),
    kept: [],
  }
}

function newConfirmation(
  { configuration: { id } }: ResolvedRun,
  utc: string,
  random32: Ports['random32'],
): Confirmation {
  return { configuration: id, runId: toRunId(utc, id, random32()) }
}

/** Neither over nor found to be without a plateau to repeat. */
export function isOpenYet({ skipped, result }: Confirmation): boolean {
  return skipped === undefined && (result === undefined || !isOver(result.outcome))
}
