import { isStoppedByTarget } from '../domain/run.ts'
import type { Comparison, ComparisonRow, RunResult } from '../domain/runResult.ts'
import { heldPlateaus } from './capacity.ts'
import { capacityInterval } from './capacityInterval.ts'
import { countedRuns } from './countedRuns.ts'
import { toOperatingLimits } from './operatingLimits.ts'
import { type Against, againstOf, againstRun, judgedAgainst } from './relativeTargets.ts'
import { toSpread } from './spread.ts'
import { known } from './usage.ts'

type Figure = keyof ComparisonRow['figures']

/** What people compare, of one run. */
const figureOf: Readonly<Record<Figure, (run: RunResult) => number | undefined>> = {
  requests: ({ totals }) => totals.requests,
  throughputPerS: ({ totals }) => totals.throughputPerS,
  goodputPerS: ({ totals }) => totals.goodputPerS,
  meanUs: ({ latencyUs }) => latencyUs.response?.mean,
  p50Us: ({ latencyUs }) => latencyUs.response?.p50,
  p95Us: ({ latencyUs }) => latencyUs.response?.p95,
  p99Us: ({ latencyUs }) => latencyUs.response?.p99,
  maxUs: ({ latencyUs }) => latencyUs.response?.max,
  errorRate: ({ totals }) => totals.errorRate,
  cacheRatio: ({ cache }) => cache?.ratio,
  cpuPeakPercent: (run) => peak([run], 'cpuPercent')?.value,
  memoryPeakBytes: (run) => peak([run], 'memoryBytes')?.value,
  load1Max: ({ host }) => host?.load1.max,
}

/**
 * The repeats of one configuration, in the order they ran. Figures, capacity, shares and targets are those of `countedRuns`; those left
 * out because they are invalid are named. What broke counts in every run. Relative targets are held against the runs of the baseline, or one of before.
 */
export function toComparisonRow(
  runs: readonly [RunResult, ...RunResult[]],
  baseline: readonly RunResult[] = [],
  baselineRun?: Comparison['baselineRun'],
): ComparisonRow {
  const counted = countedRuns(runs)
  const leftOut = runs.filter((run) => run.outcome.kind === 'completed' && !counted.includes(run))
  const spreads = Object.entries(figureOf).map(([name, of]) => [name, toSpread(known(counted, of))] as const)
  const cpu = peak(counted, 'cpuPercent')
  const memory = peak(counted, 'memoryBytes')
  const sources = counted.flatMap(({ cache }) => cache?.source ?? [])
  const [source] = sources
  return {
    configuration: runs[0].configuration.id,
    runIds: runs.map(({ runId }) => runId),
    outcomes: runs.map(({ outcome }) => outcome.kind),
    verdicts: runs.map(({ verdict }) => verdict?.kind ?? 'none'),
    ...(leftOut.length > 0 && { leftOut: leftOut.map(({ runId }) => runId) }),
    figures: Object.fromEntries(spreads.filter(([, spread]) => spread !== undefined)),
    ...(cpu && { cpuPeakContainer: cpu.container }),
    ...(memory && { memoryPeakContainer: memory.container }),
    instances: shares(counted),
    // One inferred run makes the row's figure an inferred one.
    ...(source && { cacheSource: sources.includes('inferred') ? 'inferred' : source }),
    ...capacity(counted),
    crash: crash(runs),
    redundancy: runs[0].redundancy.kind,
    targets: targets(
      runs,
      counted,
      baselineRun === undefined ? againstRuns(runs, baseline) : (name) => againstRun(name, baselineRun),
    ),
  }
}

/** The highest single reading of any container in any of the runs, and whose it was. */
function peak(
  runs: readonly RunResult[],
  of: 'cpuPercent' | 'memoryBytes',
): { readonly value: number; readonly container: string } | undefined {
  return runs
    .flatMap(({ services }) => services)
    .flatMap((service) => {
      const value = service[of]?.max
      return value === undefined ? [] : [{ value, container: service.container }]
    })
    .reduce<{ value: number; container: string } | undefined>(
      (highest, one) => (highest === undefined || one.value > highest.value ? one : highest),
      undefined,
    )
}

/** Of the responses of all runs together. */
function shares(runs: readonly RunResult[]): ComparisonRow['instances'] {
  const requests = new Map<string, number>()
  for (const { name, totals } of runs.flatMap(({ instances }) => instances)) {
    requests.set(name, (requests.get(name) ?? 0) + totals.requests)
  }
  const all = [...requests.values()].reduce((sum, count) => sum + count, 0)
  return [...requests].map(([name, count]) => ({ name, share: all === 0 ? 0 : count / all }))
}

/**
 * What all repeats agree on: their plateaus judged together, as repeated plateaus of one run are. So `atLeastUsers` is the
 * lowest of theirs, absent when one of them has none, and `belowUsers` the lowest of theirs; rates of the open model likewise.
 */
function capacity(runs: readonly RunResult[]): Pick<ComparisonRow, 'capacity' | 'operatingLimits'> {
  const known = runs.filter((run) => run.capacity !== undefined)
  if (known.length === 0) return {}
  const plateaus = known.flatMap((run) => heldPlateaus(run.phases, run.capacity?.plateaus ?? [], run.totals.durationMs))
  const limits = toOperatingLimits(plateaus, runs[0]?.instances.length ?? 0)
  return { capacity: capacityInterval(plateaus), ...(limits && { operatingLimits: limits }) }
}

/** The first run's that had one, and in how many there was one. */
function crash(runs: readonly RunResult[]): ComparisonRow['crash'] {
  const crashed = runs.flatMap((run) => (run.crash.observed ? [run.crash] : []))
  return { ...(crashed[0] ?? { observed: false }), inRuns: crashed.length }
}

/** A run that a missed target has stopped is judged too: it is why there is no more of it. */
function targets(
  runs: readonly RunResult[],
  counted: readonly RunResult[],
  againstOf: (name: string) => Against,
): ComparisonRow['targets'] {
  const judged = runs.filter((run) => counted.includes(run) || isStoppedByTarget(run.outcome))
  const named = Map.groupBy(
    judged.flatMap((run) => run.targets),
    ({ name }) => name,
  )
  return [...named].map(([name, all]) => {
    const isRelative = all.some(({ relativeTo }) => relativeTo !== undefined)
    const against = isRelative ? againstOf(name) : {}
    return { name, states: all.map((one) => judgedAgainst(one, against).state), ...against }
  })
}

function againstRuns(runs: readonly RunResult[], baseline: readonly RunResult[]): (name: string) => Against {
  const isBaseline = baseline.some(({ configuration }) => configuration.id === runs[0]?.configuration.id)
  return (name) => againstOf(name, countedRuns(baseline), isBaseline)
}
