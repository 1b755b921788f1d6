import type { HostReading, Reading } from '../../../shared/domain/reading.ts'
import type { Comparison } from '../../../shared/domain/runResult.ts'
import type { Tick } from '../../../shared/domain/tick.ts'
import type { ReportRun } from '../report/reportInput.ts'

/**
 * The plain-text monitoring log: a line a second, for `grep`. Every line has every key, `-` where nothing was measured;
 * values have no blanks. The idle seconds before and after the load are part of it.
 *
 *   2026-11-21T18:47:01Z +61s run=duo-lb:baseline#1 users=150 rps=148 errors=0 p95=12.3ms load=1.42 disk=3.1% stolen=0.5% api-1.cpu=12.3% api-1.mem=176MiB
 */
export function* monitoringLog(comparison: Comparison, runs: readonly ReportRun[]): Generator<string> {
  for (const run of runs) {
    const repeat = comparison.planned.find(({ runId }) => runId === run.manifest.id)?.repeat ?? 1
    yield* runLines(run, `${run.manifest.configuration.id}#${repeat}`)
  }
}

function* runLines({ manifest, view }: ReportRun, name: string): Generator<string> {
  const ticks = new Map(view.ticks.map((tick) => [tick.second, tick]))
  const host = new Map(view.hostReadings.map((reading) => [Math.floor(reading.atMs / 1000), reading]))
  const readings = Map.groupBy(view.readings, ({ atMs }) => Math.floor(atMs / 1000))
  const seconds = [...ticks.keys(), ...host.keys(), ...readings.keys()]
  if (seconds.length === 0) return
  const [first, last] = seconds.reduce(
    ([low, high], one) => [Math.min(low, one), Math.max(high, one)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  )
  const startedMs = Date.parse(manifest.measuredAt ?? manifest.createdAt)
  for (let second = first; second <= last; second += 1) {
    const utc = new Date(startedMs + second * 1000).toISOString().replace(/\.\d+Z$/, 'Z')
    const ofContainers = readings.get(second) ?? []
    const parts = [
      `run=${name.replaceAll(/\s/g, '_')}`,
      ...loadParts(ticks.get(second)),
      ...hostParts(host.get(second)),
      ...view.containers.flatMap((container) =>
        containerParts(
          container.name,
          ofContainers.findLast((reading) => reading.container === container.name),
        ),
      ),
    ]
    yield `${utc} ${second < 0 ? '' : '+'}${second}s ${parts.join(' ')}\n`
  }
}

function loadParts(tick: Tick | undefined): string[] {
  const p95Us = tick?.total.latencyUs?.p95
  return [
    `users=${tick?.users ?? '-'}`,
    `rps=${tick?.total.requests ?? '-'}`,
    `errors=${tick?.total.failed ?? '-'}`,
    `p95=${p95Us === undefined ? '-' : `${(p95Us / 1000).toFixed(1)}ms`}`,
  ]
}

function hostParts(reading: HostReading | undefined): string[] {
  const percent = (value: number | undefined) => (value === undefined ? '-' : `${value.toFixed(1)}%`)
  return [
    `load=${reading?.load1.toFixed(2) ?? '-'}`,
    `disk=${percent(reading?.diskBusyPercent)}`,
    `stolen=${percent(reading?.stolenPercent)}`,
  ]
}

function containerParts(name: string, reading: Reading | undefined): string[] {
  if (reading === undefined) return [`${name}.cpu=-`, `${name}.mem=-`]
  const mebibytes = reading.memoryBytes / 2 ** 20
  return [
    `${name}.cpu=${reading.cpuPercent.toFixed(1)}%`,
    `${name}.mem=${mebibytes >= 10 ? Math.round(mebibytes) : mebibytes.toFixed(1)}MiB`,
  ]
}
