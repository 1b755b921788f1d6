import type { LocalText } from '../domain/localText.ts'
import type { OperatingLimits } from '../domain/operatingLimits.ts'
import type { Comparison, ComparisonRow, RunResult } from '../domain/runResult.ts'
import { rateOf } from './rateOf.ts'

/** What an alert is about; its words are `alertText`'s. */
export type AlertKind =
  | 'usersHigh'
  | 'usersCritical'
  | 'rateHigh'
  | 'rateCritical'
  | 'clientsSlow'
  | 'clientsFailing'
  | 'instanceMissing'
  | 'responsesSlow'
  | 'responsesFailing'

export interface AlertRule {
  readonly kind: AlertKind
  readonly severity: 'warning' | 'critical'
  /** PromQL. */
  readonly expr: string
  /** True for so long before it fires. */
  readonly forSeconds: number
  /** What it is compared with: users, requests per second, milliseconds, a share 0…1, instances. */
  readonly threshold: number
}

export interface AlertGroup {
  readonly configuration: string
  readonly topologyId: string
  /** Absent: no plateau held, so nothing is known of how much it carries. */
  readonly limits?: OperatingLimits
  readonly rules: readonly AlertRule[]
}

/** Why a group has no thresholds for the load. */
export const noLimits: LocalText = {
  en: 'no plateau held, so there is no load up to which it is safe',
  fr: 'aucun palier n’a tenu : aucune charge n’est connue comme sûre',
}

/**
 * Alert rules with this comparison's thresholds, a group for each configuration. Their metrics exist: `palier_…` is
 * what the web host tells of a run that is on, `up` and the counter are what Prometheus has of the instances when it scrapes them as job
 * `<topology>`. Seconds, not milliseconds; `sum(up)`, because `up < 3` is asked of every target by itself.
 */
export function toAlertGroups({ runs, comparison }: Comparison): readonly AlertGroup[] {
  return comparison.rows.flatMap((row) => {
    const run = runs.find(({ runId }) => row.runIds.includes(runId))
    return run === undefined ? [] : [toGroup(row, run)]
  })
}

function toGroup(row: ComparisonRow, run: RunResult): AlertGroup {
  const { operatingLimits: limits } = row
  const { topologyId } = run.configuration
  return {
    configuration: row.configuration,
    topologyId,
    ...(limits && { limits }),
    rules: [...(limits ? loadRules(row, run, limits) : []), ...clientRules(row, run), ...instanceRules(run)],
  }
}

function loadRules(row: ComparisonRow, run: RunResult, limits: OperatingLimits): AlertRule[] {
  const { peak, maximumSafe, unit } = limits
  const ours = unit === 'users' ? own('palier_concurrent_users', row) : own('palier_requests_per_second', row)
  const kinds = unit === 'users' ? (['usersHigh', 'usersCritical'] as const) : (['rateHigh', 'rateCritical'] as const)
  const byLoad = [above(kinds[0], 'warning', ours, peak, 0), above(kinds[1], 'critical', ours, maximumSafe, 0)]
  const { instanceMetrics } = run
  const perS = row.capacity?.atLeastPerS
  if (unit !== 'users' || instanceMetrics === undefined || perS === undefined) return byLoad
  const asked = `sum(rate(${instanceMetrics.requests}${job(run)}[1m]))`
  return [
    ...byLoad,
    above('rateHigh', 'warning', asked, rateOf(peak, limits, perS), 60),
    above('rateCritical', 'critical', asked, rateOf(maximumSafe, limits, perS), 60),
  ]
}

function clientRules(row: ComparisonRow, run: RunResult): AlertRule[] {
  const bounds = run.capacity?.bounds
  if (bounds === undefined) return []
  const p95 = `palier_response_time_seconds{configuration="${row.configuration}",quantile="0.95"}`
  return [
    { ...above('clientsSlow', 'warning', p95, bounds.p95Ms / 1000, 10), threshold: bounds.p95Ms },
    above('clientsFailing', 'critical', own('palier_failed_ratio', row), bounds.errorRate, 10),
  ]
}

function instanceRules(run: RunResult): AlertRule[] {
  const { instanceMetrics, capacity, instances } = run
  const expected = instances.length
  const missing: AlertRule[] =
    expected < 1
      ? []
      : [
          {
            kind: 'instanceMissing',
            severity: 'critical',
            expr: `sum(up${job(run)}) < ${expected}`,
            forSeconds: 15,
            threshold: expected,
          },
        ]
  if (instanceMetrics === undefined || capacity === undefined) return missing
  const { requests, durations } = instanceMetrics
  const failed = `sum(rate(${requests}{job="${run.configuration.topologyId}",status=~"5.."}[1m]))`
  const share = `${failed} / sum(rate(${requests}${job(run)}[1m]))`
  const { errorRate, p95Ms } = capacity.bounds
  const rules = [...missing, above('responsesFailing', 'warning', share, errorRate, 60)]
  if (durations === undefined) return rules
  const p95 = `histogram_quantile(0.95, sum by (le) (rate(${durations}_bucket${job(run)}[1m])))`
  return [...rules, { ...above('responsesSlow', 'warning', p95, p95Ms / 1000, 60), threshold: p95Ms }]
}

function above(
  kind: AlertKind,
  severity: AlertRule['severity'],
  expr: string,
  threshold: number,
  forSeconds: number,
): AlertRule {
  return { kind, severity, expr: `${expr} > ${threshold}`, forSeconds, threshold }
}

const own = (metric: string, { configuration }: ComparisonRow): string => `${metric}{configuration="${configuration}"}`

const job = ({ configuration }: RunResult): string => `{job="${configuration.topologyId}"}`
