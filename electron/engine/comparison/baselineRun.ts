import { loadDifferences } from '../../../shared/analysis/differences.ts'
import { resultIdentity } from '../../../shared/analysis/resultIdentity.ts'
import { known } from '../../../shared/analysis/usage.ts'
import type { ComparisonAsk } from '../../../shared/contract/comparisonAsk.ts'
import { PalierError } from '../../../shared/domain/failure.ts'
import type { Fault } from '../../../shared/domain/fault.ts'
import type { Problem } from '../../../shared/domain/problem.ts'
import type { Comparison, RunResult } from '../../../shared/domain/runResult.ts'
import type { WarmUp, WarmUpOrder } from '../../../shared/domain/warmUp.ts'
import { writtenFault } from '../../../shared/domain/writtenFault.ts'
import type { StoredRun } from '../ports/runStore.ts'
import type { Ports } from '../ports.ts'
import { firstManifest } from './firstManifest.ts'
import type { ResolvedRun } from './resolveComparison.ts'

export interface BaselineRunParts {
  readonly ports: Pick<Ports, 'store'>
  readonly toResult: (stored: StoredRun) => RunResult
}

/** How an input of the load is given on the command line, where it can be. */
const options: Readonly<Record<string, string>> = {
  'profile.id': '--profile',
  'profile.timeScale': '--time-scale',
  'scenario.id': '--scenario',
  seed: '--seed',
  warmUp: '--warm-up',
}

/**
 * The run of before that relative targets are to be held against, judged by the objectives that are asked for now; undefined when none is
 * asked for. Throws `PalierError` unknownName, and badInput with everything in which the two cannot be compared: a comparison's runs have the
 * same load, and its medians leave out what did not complete and what is invalid.
 */
export function baselineRun(
  { baselineRun: id }: ComparisonAsk,
  configurations: readonly ResolvedRun[],
  { ports, toResult }: BaselineRunParts,
): RunResult | undefined {
  if (id === undefined) return undefined
  const { folder, manifest, records } = ports.store.open(id)
  const [{ objectives } = {}] = configurations
  const isRelative = objectives?.targets.some(({ relativeTo }) => relativeTo !== undefined) ?? false
  const problems = [
    ...(isRelative ? [] : [withoutTargets(manifest.id)]),
    ...(manifest.outcome?.kind === 'completed' ? [] : [notCompleted(manifest.id, manifest.outcome?.kind)]),
    ...distinct(configurations.flatMap((one) => loadProblems(manifest, one))),
  ]
  if (problems.length > 0 || objectives === undefined) throw new PalierError({ kind: 'badInput', problems })
  const judged = { ...manifest, objectives: { ...objectives } }
  const result = toResult({ folder, records, manifest: judged, result: undefined })
  if (result.verdict?.kind === 'invalid') throw new PalierError({ kind: 'badInput', problems: [invalid(manifest.id)] })
  return result
}

/** What a comparison keeps of it; `first` is the first run that is held against it. */
export function keptBaselineRun(
  baseline: RunResult,
  differences: NonNullable<Comparison['baselineRun']>['differences'],
): NonNullable<Comparison['baselineRun']> {
  const measured = baseline.targets.flatMap(({ name, measured }) =>
    known([measured], (one) => one).map((one) => [name, one]),
  )
  return {
    runId: baseline.runId,
    configuration: baseline.configuration.id,
    createdAt: baseline.createdAt,
    figures: Object.fromEntries(measured),
    differences: [...differences],
  }
}

function loadProblems(manifest: StoredRun['manifest'], resolved: ResolvedRun): Problem[] {
  const planned = firstManifest(
    { ...resolved, runId: '', comparisonId: '', repeat: 1 },
    manifest.createdAt,
    manifest.lease,
  )
  const others = [
    { input: 'faults', from: faultsText(manifest.faults), to: faultsText(planned.faults) },
    // Of runs of before it was kept nobody knows.
    ...(manifest.warmUp
      ? [{ input: 'warmUp', from: warmUpText(manifest.warmUp), to: warmUpText(resolved.warmUp) }]
      : []),
  ].filter(({ from, to }) => from !== to)
  const found = [...loadDifferences(resultIdentity(manifest), resultIdentity(planned)), ...others]
  return found.map(({ input, from, to }) => {
    const option = options[input]
    return {
      where: '--baseline',
      field: input,
      found: to,
      expected: `${from}, as in run ${manifest.id}: runs under another load cannot be compared`,
      ...(option !== undefined && { fix: `${option} ${from}` }),
    }
  })
}

function faultsText(faults: readonly Fault[] = []): string {
  return faults.length === 0
    ? 'none'
    : faults.map(({ atMs, action }) => `at ${atMs} ms ${writtenFault(action)}`).join(', ')
}

function warmUpText(warmUp: WarmUp | WarmUpOrder): string {
  if (warmUp.kind !== 'fixed') return warmUp.kind
  return `${'capMs' in warmUp ? warmUp.capMs : warmUp.durationMs}ms`
}

function withoutTargets(id: string): Problem {
  return {
    where: '--baseline',
    field: '',
    found: `run ${id} and no target to hold against it`,
    expected: 'objectives with at least one target that is relativeTo: baseline',
    fix: 'name such objectives with --objectives, or leave --baseline out',
  }
}

function notCompleted(id: string, outcome = 'interrupted'): Problem {
  const expected = 'a completed run: half a plan has other figures'
  return { where: '--baseline', field: '', found: `run ${id}, which is ${outcome}`, expected }
}

function invalid(id: string): Problem {
  const expected = 'a run whose figures can be trusted'
  return { where: '--baseline', field: '', found: `run ${id}, which is invalid`, expected }
}

function distinct(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()]
}
