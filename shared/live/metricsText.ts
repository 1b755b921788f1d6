import type { LiveRun } from './liveRun.ts'

type Labels = Readonly<Record<string, string>>

interface Sample {
  readonly labels: Labels
  readonly value: number
}

interface Metric {
  readonly name: string
  readonly help: string
  readonly samples: readonly Sample[]
}

/**
 * What Prometheus is told of the run that is on: the last whole second of load, each container's last reading. Text exposition format
 * 0.0.4, seconds and shares as its base units ask. Without a run only `palier_run_active 0`; what is not known has no sample.
 */
export function metricsText(run: LiveRun | undefined): string {
  const isOn = run !== undefined && run.outcome === undefined
  const active: Metric = gauge('palier_run_active', 'Whether a run is on.', [{ labels: {}, value: isOn ? 1 : 0 }])
  return [active, ...(isOn ? [...loadMetrics(run), ...containerMetrics(run)] : [])].map(written).join('')
}

function loadMetrics(run: LiveRun): Metric[] {
  const labels = { configuration: run.head.configuration.id, run: run.head.id }
  const state = gauge('palier_run_state', 'The state that the run is in.', [
    { labels: { ...labels, state: run.at }, value: 1 },
  ])
  const tick = run.ticks.at(-1)
  // After the plan's end nobody asks any more, and an old second is not the present one.
  if (tick === undefined || (run.at !== 'measuring' && run.at !== 'draining')) return [state]
  const { requests, ok, failed, latencyUs } = tick.total
  const one = (value: number | undefined): Sample[] => (value === undefined ? [] : [{ labels, value }])
  const quantiles = [
    ['0.5', latencyUs?.p50],
    ['0.95', latencyUs?.p95],
    ['0.99', latencyUs?.p99],
  ] as const
  return [
    state,
    gauge(
      'palier_concurrent_users',
      'Virtual users in the last second; open model: requests under way.',
      one(tick.users),
    ),
    gauge('palier_requests_per_second', 'Requests that ended in the last second.', one(requests)),
    gauge('palier_ok_requests_per_second', 'Of them, those that were answered well.', one(ok)),
    gauge(
      'palier_failed_ratio',
      'Share of them that failed, 0 to 1.',
      one(requests === 0 ? undefined : failed / requests),
    ),
    gauge('palier_dropped_requests_per_second', 'Due and not sent in the last second.', one(tick.dropped ?? 0)),
    gauge(
      'palier_response_time_seconds',
      'Response time of ok requests in the last second.',
      quantiles.flatMap(([quantile, us]) =>
        us === undefined ? [] : [{ labels: { ...labels, quantile }, value: us / 1e6 }],
      ),
    ),
    gauge(
      'palier_generator_valid',
      '1 valid, 0.5 suspect, 0 invalid: may the last second be trusted.',
      one(trust(tick.doubt?.kind)),
    ),
  ]
}

function trust(doubt: 'suspect' | 'invalid' | undefined): number {
  if (doubt === undefined) return 1
  return doubt === 'suspect' ? 0.5 : 0
}

function containerMetrics(run: LiveRun): Metric[] {
  const { containers, configuration } = run.head
  const each = (of: (container: string, role: string) => number | undefined): Sample[] =>
    containers.flatMap(({ name, role }) => {
      const value = of(name, role)
      return value === undefined ? [] : [{ labels: { configuration: configuration.id, container: name, role }, value }]
    })
  const last = (container: string) => run.readings.findLast((reading) => reading.container === container)
  return [
    gauge(
      'palier_container_up',
      'Whether its process runs.',
      each((name) => (isUp(run, name) ? 1 : 0)),
    ),
    gauge(
      'palier_container_cpu_cores',
      'CPU used, in cores.',
      each((name) => perHundred(last(name)?.cpuPercent)),
    ),
    gauge(
      'palier_container_memory_bytes',
      'Memory without page cache.',
      each((name) => last(name)?.memoryBytes),
    ),
  ]
}

/** By what the engine told of it since it was ready. */
function isUp({ components }: LiveRun, container: string): boolean {
  const ends = components.findLast(
    (mark) => mark.container === container && ['died', 'restarted', 'started'].includes(mark.what),
  )
  return ends?.what !== 'died'
}

function perHundred(percent: number | undefined): number | undefined {
  return percent === undefined ? undefined : Math.round(percent * 10) / 1000
}

function gauge(name: string, help: string, samples: readonly Sample[]): Metric {
  return { name, help, samples }
}

function written({ name, help, samples }: Metric): string {
  if (samples.length === 0) return ''
  const lines = samples.map(({ labels, value }) => `${name}${writtenLabels(labels)} ${value}\n`)
  return `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${lines.join('')}`
}

function writtenLabels(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`)
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
}
