import { targetsAgainst } from '../../../shared/analysis/relativeTargets.ts'
import type { Comparison, RunResult } from '../../../shared/domain/runResult.ts'
import type { Cell, CsvTable } from './toCsv.ts'

/** What every row begins with, so that files of several runs can be put together. */
export const runHeader = ['configuration', 'repeat', 'runId'] as const

export function runCells({ planned }: Pick<Comparison, 'planned'>, runId: string, configuration: string): Cell[] {
  return [configuration, planned.find((plan) => plan.runId === runId)?.repeat ?? 1, runId]
}

const totalsHeader = [
  'requests',
  'ok',
  'failed',
  'aborted',
  'dropped',
  'durationMs',
  'throughputPerS',
  'goodputPerS',
  'errorRate',
  'bytes',
] as const satisfies readonly (keyof RunResult['totals'])[]
const latencyNames = ['mean', 'p50', 'p90', 'p95', 'p99', 'p99.9', 'max'] as const
const figuresHeader = [
  ...totalsHeader,
  ...(['response', 'service'] as const).flatMap((kind) => latencyNames.map((name) => `${kind}${capital(name)}Us`)),
]

const targetsHeader = [
  ...['target', 'metric', 'service', 'endpoint', 'below', 'above', 'warning', 'measured', 'state'],
  ...['kind', 'over', 'phase', 'windowFromMs', 'windowToMs', 'relativeTo', 'compared', 'reason'],
  'hostLoad1',
]

const serverHeader = [
  'cpus',
  'cpuset',
  'memoryBytes',
  'limitBytes',
  'mostCores5s',
  'mostMemoryBytes',
  'isKept',
] as const satisfies readonly (keyof NonNullable<RunResult['server']>)[]

/** Rates of the open model last: what reads by position goes on reading. */
const phasesHeader = ['phase', 'fromMs', 'toMs', 'usersFrom', 'usersTo', ...figuresHeader, 'ratePerSFrom', 'ratePerSTo']

function figureCells({ totals, latencyUs }: Pick<RunResult, 'totals' | 'latencyUs'>): Cell[] {
  const latencies = [latencyUs.response, latencyUs.service]
  return [
    ...totalsHeader.map((name) => totals[name]),
    ...latencies.flatMap((one) => latencyNames.map((name) => one?.[name])),
  ]
}

/** Tables of all runs of a comparison: verdicts, phases, endpoints, instances, services, server, outcomes, targets, timeline. */
export function runTables(comparison: Comparison): CsvTable[] {
  const table = (
    name: string,
    header: readonly string[],
    rowsOf: (result: RunResult) => readonly (readonly Cell[])[],
  ): CsvTable => ({
    name,
    header: [...runHeader, ...header],
    rows: comparison.runs.flatMap((result) =>
      rowsOf(result).map((row) => [...runCells(comparison, result.runId, result.configuration.id), ...row]),
    ),
  })
  return [
    table('verdicts', ['outcome', 'verdict', 'seconds', 'suspectSeconds', 'invalidSeconds', 'reasons'], verdictRows),
    table('phases', phasesHeader, ({ phases }) =>
      phases.map((phase) => [
        phase.index + 1,
        phase.fromMs,
        phase.toMs,
        phase.usersFrom,
        phase.usersTo,
        ...figureCells(phase),
        phase.ratePerSFrom,
        phase.ratePerSTo,
      ]),
    ),
    table('sending', ['time', 'count', 'p50Us', 'p99Us', 'maxUs'], (result) =>
      (['waiting', 'connecting', 'lateStarts'] as const).flatMap((name) => {
        const one = result[name]
        return one === undefined ? [] : [[name, one.count, one.p50Us, one.p99Us, one.maxUs]]
      }),
    ),
    table('endpoints', ['endpoint', 'intendedShare', 'share', ...figuresHeader], ({ endpoints }) =>
      endpoints.map((endpoint) => [endpoint.name, endpoint.intendedShare, endpoint.share, ...figureCells(endpoint)]),
    ),
    table('instances', ['instance', 'share', 'countedByInstance', ...figuresHeader], ({ instances }) =>
      instances.map((one) => [one.name, one.share, one.countedByInstance, ...figureCells(one)]),
    ),
    table('services', servicesHeader, ({ services }) => services.map(serviceCells)),
    ...(comparison.runs.some(({ server }) => server !== undefined)
      ? [
          table('server', serverHeader, ({ server }) =>
            server === undefined ? [] : [serverHeader.map((name) => server[name])],
          ),
        ]
      : []),
    table('outcomes', ['outcome', 'requests'], ({ outcomes }) => Object.entries(outcomes)),
    table('targets', targetsHeader, (result) =>
      targetsAgainst(
        result,
        comparison.comparison.rows.find(({ runIds }) => runIds.includes(result.runId)),
      ).map((one) => {
        return [
          one.name,
          one.metric,
          one.service,
          one.endpoint,
          one.below,
          one.above,
          one.warning,
          one.measured,
          one.state,
          one.kind,
          one.over,
          one.phase === undefined ? undefined : one.phase + 1,
          one.window?.fromMs,
          one.window?.toMs,
          one.relativeTo,
          one.compared,
          one.reason,
          one.hostLoad1,
        ]
      }),
    ),
    table('timeline', ['atMs', 'container', 'what', 'exitCode'], ({ timeline }) =>
      timeline.map(({ atMs, container, what, exitCode }) => [atMs, container, what, exitCode]),
    ),
  ]
}

/** A line for each run; a run that was not judged has an empty verdict. Reasons with their seconds: `sendLag=41 dropped=2`. */
function verdictRows({ outcome, verdict }: RunResult): Cell[][] {
  const reasons = verdict?.reasons.map(({ reason, seconds }) => `${reason}=${seconds}`).join(' ')
  const { kind, seconds, suspectSeconds, invalidSeconds } = verdict ?? {}
  return [[outcome.kind, kind, seconds, suspectSeconds, invalidSeconds, reasons]]
}

type Service = RunResult['services'][number]

const usages = [
  'cpuPercent',
  'cpuOfLimitPercent',
  'memoryBytes',
  'memoryOfLimitPercent',
  'networkReceivedBytesPerS',
  'networkSentBytesPerS',
  'diskReadBytesPerS',
  'diskWrittenBytesPerS',
  'pids',
] as const satisfies readonly (keyof Service)[]

const servicesHeader = [
  'container',
  'service',
  'role',
  ...usages.flatMap((name) => [`${name}Mean`, `${name}P95`, `${name}Max`]),
  'throttledMs',
  'throttledPeriodShare',
  'readings',
  'deaths',
  'restarts',
  'exitCode',
  'oomKilled',
]

function serviceCells(service: Service): Cell[] {
  return [
    service.container,
    service.service,
    service.role,
    ...usages.flatMap((name) => [service[name]?.mean, service[name]?.p95, service[name]?.max]),
    service.throttledMs,
    service.throttledPeriodShare,
    service.readings,
    service.deaths,
    service.restarts,
    service.exitCode,
    service.oomKilled,
  ]
}

function capital(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`.replace('.', '_')
}
