import type { Comparison, ComparisonRow, RunResult } from '../domain/runResult.ts'

type Confirmation = NonNullable<Comparison['confirmations']>[number]
type OpenConfirmation = NonNullable<ComparisonRow['openConfirmation']>
type Figures = Extract<OpenConfirmation, { kind: 'measured' }>['closed']

/**
 * A plateau of users and the same rate in the open model, each over its steady part. Undefined where no confirmation was asked for. The
 * runs that confirm are in no median: they are of another load.
 */
export function toOpenConfirmation(
  results: readonly RunResult[],
  confirmation: Confirmation | undefined,
): OpenConfirmation | undefined {
  if (confirmation === undefined) return undefined
  const { runId, skipped, confirms, result } = confirmation
  if (skipped !== undefined) return { kind: 'skipped', reason: skipped }
  const closedRun = results.find((run) => run.runId === confirms?.runId)
  const closed = closedRun && figuresOf(closedRun, confirms?.phase)
  const open = result && figuresOf(result, result.capacity?.plateaus.at(-1)?.phase)
  const isWhole = result?.outcome.kind === 'completed'
  if (confirms === undefined || closed === undefined || open === undefined || !isWhole)
    return { kind: 'missing', runId }
  const { users, ratePerS } = confirms
  return { kind: 'measured', confirms: confirms.runId, runId, users, ratePerS, closed, open }
}

function figuresOf({ phases, capacity, verdict }: RunResult, index: number | undefined): Figures | undefined {
  const plateau = capacity?.plateaus.find(({ phase }) => phase === index)
  const steady = phases.find((phase) => phase.index === index)?.steady
  if (plateau === undefined || steady === undefined) return undefined
  const { totals, latencyUs } = steady
  const { response } = latencyUs
  return {
    durationMs: steady.durationMs,
    ...(totals.throughputPerS !== undefined && { throughputPerS: totals.throughputPerS }),
    ...(totals.errorRate !== undefined && { errorRate: totals.errorRate }),
    ...(response && { p50Us: response.p50, p95Us: response.p95, p99Us: response.p99 }),
    ...(plateau.dropped !== undefined && { dropped: plateau.dropped }),
    ...(plateau.holds !== undefined && { holds: plateau.holds }),
    ...(verdict && { verdict: verdict.kind }),
  }
}
