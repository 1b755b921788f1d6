import { readShare } from '../../shared/analysis/readShare.ts'
import { isUrlLoad } from '../../shared/domain/isUrlLoad.ts'
import { mostInstances, otherInstances } from '../../shared/domain/load.ts'
import type { Preparation } from '../../shared/domain/preparation.ts'
import type { RunResult } from '../../shared/domain/runResult.ts'
import { phaseLevels } from '../../shared/load/phaseLevels.ts'
import { dataText } from '../../shared/text/dataText.ts'
import { outcomeText } from '../../shared/text/runStateText.ts'
import { bytesText, countText, durationText, latencyText, percentText, rateText } from '../../shared/text/units.ts'
import { verdictLine } from '../../shared/text/verdictText.ts'
import { ceilingLines } from './ceilingLines.ts'
import { databaseLines } from './databaseLines.ts'
import { causeText, findingLines } from './findingLines.ts'
import { sendingText } from './sendingText.ts'
import { serverLines } from './serverLines.ts'
import { capacityText, crashText, redundancyText } from './stabilityTexts.ts'
import { stolenLines } from './stolenLines.ts'
import { limitWords, measuredWords, metricWords, stateWords } from './targetWords.ts'
import { type Column, textTable } from './textTable.ts'
import { warmUpLines } from './warmUpLines.ts'

const left = (title: string): Column => ({ title, align: 'left' })
const right = (title: string): Column => ({ title, align: 'right' })
const noData = '–'

/** One run for the terminal: what it was and how it ended, then phases, endpoints, instances, services as far as there are any. */
export function runReport(result: RunResult): string {
  const { configuration, profile, scenario, outcome } = result
  const scale = profile.timeScale === 1 ? '' : ` × ${profile.timeScale}`
  return [
    `${configuration.id} · ${profile.id}${scale} · ${scenario.id} · seed ${result.seed} · path ${result.path ?? 'not known'}`,
    ...modelLines(result),
    ...(result.data === undefined ? [] : [`data: ${dataText(result.data)}`]),
    ...warmUpLines(result.warmUp),
    ...serverLines(result),
    [outcomeText(outcome), ...totalsParts(result)].join(' · '),
    ...(outcome.kind === 'failed' ? [outcome.message] : []),
    ...result.warnings.map(({ en }) => `warning: ${en}`),
    ...verdictLines(result),
    ...ceilingLines(result),
    ...stolenLines([result]),
    ...(wasMeasured(result) ? [stabilityLine(result), ...causeLines(result), ...measuredSections(result)] : []),
    ...section('Events', timelineTable(result)),
  ].join('\n')
}

/** Nothing for users with a connection each: that is what is said of a run that says nothing. */
function modelLines({ model, profile, connections }: RunResult): string[] {
  const over = connections === 'perUser' ? [] : [`connections: ${connections}`]
  if (model === 'closed') return over
  const words = `open model: requests are sent (${profile.arrivals} arrivals) whatever becomes of earlier ones, at most ${countText(profile.maxInFlight ?? 0)} under way, dropped are counted`
  return [[words, ...over].join(' · ')]
}

/** A run that ended before its load began has nothing but zeros and gaps to show. */
function wasMeasured({ totals }: RunResult): boolean {
  return totals.durationMs > 0
}

function totalsParts(result: RunResult): string[] {
  if (!wasMeasured(result)) return ['nothing was measured']
  const { totals } = result
  return [
    `${countText(totals.requests)} requests in ${durationText(totals.durationMs)}`,
    throughput(totals),
    `errors ${rate(totals.errorRate)}`,
    ...(result.model === 'open' ? [`${countText(totals.dropped)} dropped`] : []),
  ]
}

/** Before the figures it is about; runs of before it was judged have none. */
function verdictLines({ verdict }: RunResult): string[] {
  return verdict === undefined ? [] : [`verdict ${verdictLine(verdict)}`]
}

function stabilityLine(result: RunResult): string {
  const { capacity, crash, redundancy } = result
  const parts = [
    `capacity ${capacityText(capacity).replaceAll('\n', ' ')}`,
    `crash ${crashText(crash).replaceAll('\n', ', ')}`,
    // Of load on a URL nobody knows what is behind it.
    ...(isUrlLoad(result) ? [] : [`redundancy ${redundancyText(redundancy.kind)}`]),
  ]
  return parts.join(' · ')
}

/** Runs of before it was made have none. */
function causeLines(result: RunResult): string[] {
  const cause = causeText(result)
  return cause === undefined ? [] : [`diagnosis ${cause}`]
}

function measuredSections(result: RunResult): string[] {
  return [
    ...section('Findings', findingLines(result)),
    ...section('Phases', phaseTable(result)),
    ...section('Endpoints', endpointTable(result)),
    ...section('Times of sending', sendingText(result)),
    ...section('Instances and cache', instanceTable(result)),
    ...section('Services', serviceSection(result)),
    ...section('Targets', targetTable(result)),
    ...section('Outcomes', outcomeTable(result)),
    ...section('Database', databaseLines(result)),
  ]
}

function section(title: string, table: string | undefined): string[] {
  return table === undefined ? [] : ['', title, table]
}

const figures: readonly Column[] = [
  right('Requests'),
  right('Throughput'),
  right('P50'),
  right('P95'),
  right('P99'),
  right('Max'),
  right('Errors'),
]

function figureCells({ totals, latencyUs }: Pick<RunResult, 'totals' | 'latencyUs'>): string[] {
  const { response } = latencyUs
  const latency = (us: number | undefined): string => (us === undefined ? noData : latencyText(us))
  return [
    countText(totals.requests),
    throughput(totals),
    latency(response?.p50),
    latency(response?.p95),
    latency(response?.p99),
    latency(response?.max),
    rate(totals.errorRate),
  ]
}

function phaseTable({ phases, model }: RunResult): string {
  const isOpen = model === 'open'
  const rows = phases.map((phase) => [
    `${phase.index + 1}`,
    `${durationText(phase.fromMs)} – ${durationText(phase.toMs)}`,
    levelText(phase),
    ...figureCells(phase),
    ...(isOpen ? [countText(phase.totals.dropped)] : []),
  ])
  const level = right(isOpen ? 'Planned req/s' : 'Users')
  return textTable([right('#'), left('Time'), level, ...figures, ...(isOpen ? [right('Dropped')] : [])], rows)
}

function levelText(phase: RunResult['phases'][number]): string {
  const { from, to } = phaseLevels(phase)
  return from === to ? `${to}` : `${from} → ${to}`
}

function endpointTable(result: RunResult): string {
  const { endpoints, preparation } = result
  const share = (fraction: number | undefined): string => (fraction === undefined ? noData : percentText(fraction))
  const isIntended = endpoints.some(({ intendedShare }) => intendedShare !== undefined)
  const rows = endpoints.map((endpoint) => [
    endpoint.name,
    ...(isIntended ? [share(endpoint.intendedShare)] : []),
    share(endpoint.share),
    ...figureCells(endpoint),
  ])
  const intended = isIntended ? [right('Intended')] : []
  const before = preparation === undefined ? [] : [loginsRow(preparation, isIntended)]
  const table = textTable([left('Endpoint'), ...intended, right('Share'), ...figures], [...rows, ...before])
  return [table, ...mixLines(result)].join('\n')
}

function mixLines(result: RunResult): string[] {
  const mix = readShare(result)
  if (mix === undefined) return []
  const words = (read: number): string => `reads ${tenths(read)} / writes ${tenths(1 - read)}`
  return [`${words(mix.achieved)} (intended: ${words(mix.intended)})`]
}

function tenths(fraction: number): string {
  return `${(100 * fraction).toFixed(1)} %`
}

/** In no total, and at no rate that means anything. */
function loginsRow({ logins, failed, p50Us, p95Us }: Preparation, isIntended: boolean): string[] {
  const latency = (us: number | undefined): string => (us === undefined ? noData : latencyText(us))
  const shares = isIntended ? [noData, noData] : [noData]
  const times = [latency(p50Us), latency(p95Us), noData, noData]
  const errors = rate(logins === 0 ? undefined : failed / logins)
  return ['login, before measuring', ...shares, countText(logins), noData, ...times, errors]
}

function instanceTable({ instances, cache }: RunResult): string | undefined {
  if (instances.length === 0 && cache === undefined) return undefined
  const rows = instances.map((instance) => [
    instance.name === otherInstances ? `all others (more than ${mostInstances})` : instance.name,
    percentText(instance.share),
    ...figureCells(instance),
    instance.countedByInstance === undefined ? noData : countText(instance.countedByInstance),
  ])
  const table = textTable([left('Instance'), right('Share'), ...figures, right('Own count')], rows)
  if (cache === undefined) return `${table}\nno response carried X-Cache`
  const { hits, misses, ratio } = cache
  return `${table}\nCache: ${countText(hits)} hits, ${countText(misses)} misses, hit ratio ${rate(ratio)} (${cache.source === 'header' ? 'from X-Cache' : 'inferred from response times'})`
}

function targetTable({ targets }: RunResult): string | undefined {
  if (targets.length === 0) return undefined
  const rows = targets.map((target) => [
    target.name,
    metricWords(target),
    limitWords(target),
    measuredWords(target) ?? noData,
    stateWords(target),
  ])
  return textTable([left('Target'), left('Metric'), right('Should be'), right('Measured'), left('')], rows)
}

/** Of load on a URL it is said what is missing: elsewhere everything that can be read is. */
function serviceSection(result: RunResult): string | undefined {
  const table = serviceTable(result)
  if (!isUrlLoad(result)) return table
  return table === undefined
    ? 'Resources: not available (no engine was given: see --containers)'
    : `${table}\nLoad average of their machine: not available (an engine does not tell it)`
}

function serviceTable({ services }: RunResult): string | undefined {
  if (services.length === 0) return undefined
  const rows = services.map((service) => [
    service.container,
    service.role,
    ...(['mean', 'p95', 'max'] as const).map((key) =>
      service.cpuPercent === undefined ? noData : `${service.cpuPercent[key].toFixed(1)} %`,
    ),
    ...(['mean', 'max'] as const).map((key) =>
      service.memoryBytes === undefined ? noData : bytesText(service.memoryBytes[key]),
    ),
    service.throttledMs === undefined ? noData : durationText(service.throttledMs),
    `${service.deaths}${service.oomKilled ? ' (out of memory)' : ''}`,
    `${service.restarts}`,
  ])
  return textTable(
    [
      left('Container'),
      left('Role'),
      right('CPU mean'),
      right('CPU P95'),
      right('CPU max'),
      right('Memory mean'),
      right('Memory max'),
      right('Throttled'),
      right('Deaths'),
      right('Restarts'),
    ],
    rows,
  )
}

function outcomeTable({ outcomes, totals }: RunResult): string | undefined {
  const failures = Object.entries(outcomes).filter(([name]) => name !== 'ok')
  if (failures.length === 0) return undefined
  const rows = failures.map(([name, count]) => [
    name,
    countText(count),
    // What our own stop cut off is no part of the requests.
    name === 'aborted' || totals.requests === 0 ? noData : percentText(count / totals.requests),
  ])
  return textTable([left('Outcome'), right('Requests'), right('Of all')], rows)
}

function timelineTable({ timeline }: RunResult): string | undefined {
  if (timeline.length === 0) return undefined
  const rows = timeline.map(({ atMs, container, what, exitCode }) => [
    durationText(atMs),
    container,
    exitCode === undefined ? what : `${what} (exit code ${exitCode})`,
  ])
  return textTable([right('At'), left('Container'), left('What')], rows)
}

function rate(value: number | undefined): string {
  return value === undefined ? noData : percentText(value)
}

function throughput({ throughputPerS }: RunResult['totals']): string {
  return throughputPerS === undefined ? noData : rateText(throughputPerS)
}
