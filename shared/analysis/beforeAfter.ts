import type { Target } from '../domain/objectives.ts'
import type { Comparison, ComparisonRow, RunResult } from '../domain/runResult.ts'
import { toDelta } from './comparisonDeltas.ts'
import { countedRuns } from './countedRuns.ts'
import { rowVerdict } from './rowVerdict.ts'
import { type Spread, toSpread } from './spread.ts'
import { measuredOf } from './targets.ts'
import { known } from './usage.ts'

type TargetOutcome = RunResult['targets'][number]
type Metric = Target['metric']
/** `unknown`: one run on a side, so nobody knows the noise. */
export type Beyond = 'beyond' | 'within' | 'unknown'

/** One figure of the two configurations, in the unit of its metric; a side without it has none. */
export interface BeforeAfterRow {
  readonly metric: Metric
  /** Role whose highest reading it is, of `service…` metrics. */
  readonly role?: string
  readonly before?: Spread
  readonly after?: Spread
  /** Of the medians; absent where a side has no figure, or only invalid ones. */
  readonly difference?: { readonly absolute: number; readonly relative?: number; readonly beyond: Beyond }
  /** The target of this very figure over the whole run, with the worst state of each side's repeats. */
  readonly target?: {
    readonly declared: TargetOutcome
    readonly before?: TargetOutcome['state']
    readonly after?: TargetOutcome['state']
  }
}

const ofRun = ['throughputPerS', 'goodputPerS', 'p50Ms', 'p95Ms', 'p99Ms', 'errorRate', 'stackLoad1', 'load1'] as const
const ofRole = ['serviceMemoryMiB', 'serviceCpuPercent'] as const
const roles = ['api', 'database', 'proxy', 'balancer', 'cache'] as const

/** Both sides of what the topology declares as before and after; undefined where the comparison has no such pair, or no figure of either yet. */
export function toBeforeAfter({
  beforeAfter,
  comparison,
  runs,
}: Comparison):
  | { readonly before: ComparisonRow; readonly after: ComparisonRow; readonly rows: readonly BeforeAfterRow[] }
  | undefined {
  const rowOf = (id: string | undefined) => comparison.rows.find(({ configuration }) => configuration === id)
  const [before, after] = [rowOf(beforeAfter?.before), rowOf(beforeAfter?.after)]
  if (before === undefined || after === undefined) return undefined
  const runsOf = ({ runIds }: ComparisonRow) => runs.filter(({ runId }) => runIds.includes(runId))
  const sides = [
    { row: before, runs: runsOf(before) },
    { row: after, runs: runsOf(after) },
  ] as const
  const found = new Set(sides.flatMap((side) => side.runs.flatMap(({ services }) => services.map(({ role }) => role))))
  const figures = [
    ...ofRun.map((metric) => ({ metric })),
    ...roles
      .filter((role) => found.has(role))
      .flatMap((role) => ofRole.map((metric) => ({ metric, role, service: role }))),
  ]
  const rows = figures
    .map((figure) => toRow(figure, sides))
    .filter((row) => row.before !== undefined || row.after !== undefined)
  return rows.length === 0 ? undefined : { before, after, rows }
}

interface Side {
  readonly row: ComparisonRow
  readonly runs: readonly RunResult[]
}
interface Figure {
  readonly metric: Metric
  readonly role?: string
}

function toRow({ metric, role }: Figure, [before, after]: readonly [Side, Side]): BeforeAfterRow {
  const asked = { metric, ...(role !== undefined && { service: role }) }
  const spreadOf = ({ runs }: Side) => toSpread(known(countedRuns(runs), (run) => measuredOf(asked, run, run)))
  const [from, to] = [spreadOf(before), spreadOf(after)]
  const isBelievable = [before, after].every(({ row }) => rowVerdict(row).kind !== 'invalid')
  const target = targetOf({ metric, ...(role !== undefined && { role }) }, before, after)
  return {
    metric,
    ...(role !== undefined && { role }),
    ...(from && { before: from }),
    ...(to && { after: to }),
    ...(from && to && isBelievable && { difference: difference(from, to) }),
    ...(target && { target }),
  }
}

function difference(from: Spread, to: Spread): NonNullable<BeforeAfterRow['difference']> {
  const { absolute, relative, overlaps } = toDelta(from, to)
  const beyond = from.runs < 2 || to.runs < 2 ? 'unknown' : overlaps ? 'within' : 'beyond'
  return { absolute, ...(relative !== undefined && { relative }), beyond }
}

/** Targets of single endpoints, phases and windows are of other figures. */
function targetOf({ metric, role }: Figure, before: Side, after: Side): BeforeAfterRow['target'] {
  const isOfThis = (target: TargetOutcome, run: RunResult): boolean =>
    target.metric === metric &&
    target.endpoint === undefined &&
    target.relativeTo === undefined &&
    (target.over ?? 'run') === 'run' &&
    (role === undefined || target.service === role || serviceOf(run, role) === target.service)
  const [declared] = [...before.runs, ...after.runs].flatMap((run) =>
    run.targets.filter((target) => isOfThis(target, run)),
  )
  if (declared === undefined) return undefined
  const states = [before, after].map(({ row }) => worstOf(row.targets.find(({ name }) => name === declared.name)))
  return { declared, ...(states[0] && { before: states[0] }), ...(states[1] && { after: states[1] }) }
}

function serviceOf({ services }: RunResult, role: string): string | undefined {
  return services.find((service) => service.role === role)?.service
}

const worstFirst = ['fail', 'warning', 'notMeasurable', 'pass'] as const

function worstOf(target: ComparisonRow['targets'][number] | undefined): TargetOutcome['state'] | undefined {
  return worstFirst.find((state) => target?.states.includes(state))
}
