import type { ComparisonAsk } from '../../../shared/contract/comparisonAsk.ts'
import { PalierError } from '../../../shared/domain/failure.ts'
import { isOver } from '../../../shared/domain/run.ts'
import type { Comparison, RunResult } from '../../../shared/domain/runResult.ts'
import { problemText } from '../../../shared/text/problemText.ts'
import type { StoredRun } from '../ports/runStore.ts'
import type { Ports } from '../ports.ts'
import type { RunSpec } from '../run/runSpec.ts'
import { toRunId } from '../store/runId.ts'
import type { Catalogue } from '../topology/openCatalogue.ts'
import { type ComparisonOrder, isOpenYet } from './comparisonOrder.ts'
import type { Confirmation } from './confirmingRun.ts'
import { dealInput, inputChecksums } from './inputChecksums.ts'
import { type ResolvedRun, resolveComparison } from './resolveComparison.ts'

export interface ResumeParts {
  readonly ports: Pick<Ports, 'clock' | 'random32' | 'store' | 'variable'>
  readonly catalogue: Catalogue
  readonly toResult: (stored: StoredRun) => RunResult
}

/**
 * The rest of a comparison: its planned runs without a completed result, each under a new id, in their places in the
 * order. What was cut off stays in the store under its old id. Throws `PalierError` notResumable.
 */
export function resumedComparison(stored: Comparison, parts: ResumeParts): ComparisonOrder {
  const { ports } = parts
  const ask = askOf(stored)
  const kept = completedResults(stored, parts)
  const confirmations = resumedConfirmations(stored, kept.size < stored.planned.length, parts)
  if (stored.planned.every(({ runId }) => kept.has(runId)) && !confirmations.some(isOpenYet)) {
    throw refused(stored, [
      `All of its ${stored.planned.length + confirmations.length} runs are complete. \`palier runs show ${stored.id}\` shows them.`,
    ])
  }
  const configurations = resolvedAgain(stored, ask, parts)
  const rest = stored.planned.map(({ runId, configuration: id, repeat }) => {
    const resolved = configurations.find(({ configuration }) => configuration.id === id)
    if (kept.has(runId) || resolved === undefined) return { runId, configuration: id, repeat, spec: undefined }
    const again = toRunId(ports.clock.utc(), id, ports.random32())
    const spec: RunSpec = { ...resolved, comparisonId: stored.id, repeat, runId: again }
    return { runId: again, configuration: id, repeat, spec }
  })
  return {
    id: stored.id,
    createdAt: stored.createdAt,
    ask,
    inputs: inputChecksums(configurations),
    configurations,
    planned: rest.map(({ runId, configuration, repeat }) => ({ runId, configuration, repeat })),
    runs: rest.flatMap(({ spec }) => spec ?? []),
    confirmations,
    // What it measured is kept: the run itself may be gone.
    ...(stored.baselineRun && { baselineRun: stored.baselineRun }),
    kept: [...kept.values()],
  }
}

/** What was cut off begins again under a new id; what was skipped is looked at again when other runs are still to come. */
function resumedConfirmations(
  { confirmations = [] }: Comparison,
  isUnfinished: boolean,
  { ports, toResult }: ResumeParts,
): readonly Confirmation[] {
  return confirmations.map((one) => {
    const result = one.result ?? completedRun(one.runId, ports, toResult)
    const { configuration, skipped } = one
    if (result !== undefined && isOver(result.outcome)) return { ...one, result }
    if (skipped !== undefined && !isUnfinished) return one
    return { configuration, runId: toRunId(ports.clock.utc(), configuration, ports.random32()) }
  })
}

/** Also refuses what is on: it would be run twice. */
function askOf(stored: Comparison): ComparisonAsk {
  if (stored.outcome === 'running') {
    throw refused(stored, [`It is on right now, in process ${stored.lease?.pid ?? 'unknown'}.`])
  }
  if (stored.ask === undefined) throw refused(stored, ['What was asked for was not kept with it.'])
  return stored.ask
}

/** By run id. A run may have completed just before its process died: then the comparison does not know it yet. */
function completedResults(stored: Comparison, { ports, toResult }: ResumeParts): ReadonlyMap<string, RunResult> {
  const results = stored.planned.flatMap(({ runId }) => {
    const known = stored.runs.find((result) => result.runId === runId) ?? completedRun(runId, ports, toResult)
    return known !== undefined && isOver(known.outcome) ? [[runId, known] as const] : []
  })
  return new Map(results)
}

function completedRun(
  runId: string,
  { store }: Pick<ResumeParts['ports'], 'store'>,
  toResult: ResumeParts['toResult'],
): RunResult | undefined {
  try {
    const run = store.open(runId)
    const { outcome } = run.manifest
    return outcome !== undefined && isOver(outcome) ? (run.result ?? toResult(run)) : undefined
  } catch (error) {
    if (error instanceof PalierError) return undefined
    throw error
  }
}

/** What was asked for, read again; it must say the very same as when the comparison was started. */
function resolvedAgain(stored: Comparison, ask: ComparisonAsk, parts: ResumeParts): readonly ResolvedRun[] {
  let resolved: readonly ResolvedRun[]
  try {
    resolved = resolveComparison(ask, parts.catalogue, parts.ports.variable)
  } catch (error) {
    if (!(error instanceof PalierError) || error.failure.kind !== 'badInput') throw error
    throw refused(stored, [
      'What it needs is not there as it was.',
      ...error.failure.problems.map((one) => problemText(one)),
    ])
  }
  const now = inputChecksums(resolved)
  const changed = Object.entries(stored.inputs ?? {}).filter(([input, checksum]) => now[input] !== checksum)
  const keepsDeal = stored.inputs?.[dealInput] !== undefined
  if (changed.length === 0 && keepsDeal) return resolved
  throw refused(stored, [
    ...(keepsDeal
      ? []
      : ['It does not say in which way its seed was dealt: the version that started it did not keep that.']),
    ...changed.map(([input]) => `The ${input} has changed since it was started.`),
    'Runs with different inputs cannot be one comparison: start a new one.',
  ])
}

function refused({ id }: Comparison, reasons: readonly string[]): PalierError {
  return new PalierError({ kind: 'notResumable', comparisonId: id, reasons })
}
