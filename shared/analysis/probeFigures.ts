import type { ProbeReading } from '../domain/reading.ts'
import type { RunResult } from '../domain/runResult.ts'
import { known, percentile } from './usage.ts'

type ProbeRow = RunResult['probes'][number]
const order = ['entry', 'instance', 'balancerKept', 'balancerFresh']

/** Probes of the same kind and container, in the order of their kinds; each in the order of time. Those cut off by our own stop say nothing. */
export function probeSeries(probes: readonly ProbeReading[]): (readonly [ProbeReading, ...ProbeReading[]])[] {
  const told = probes.filter(({ outcome }) => outcome !== 'aborted').toSorted((a, b) => a.atMs - b.atMs)
  const series = [...Map.groupBy(told, ({ probe, container }) => `${probe} ${container}`).values()]
  return (series as [ProbeReading, ...ProbeReading[]][]).toSorted(
    ([a], [b]) => order.indexOf(a.probe) - order.indexOf(b.probe) || (a.container < b.container ? -1 : 1),
  )
}

/** A row per probe and container over the measured time. Latency is that of ok answers. */
export function toProbeTable(probes: readonly ProbeReading[], durationMs: number): ProbeRow[] {
  return probeSeries(probes.filter(({ atMs }) => atMs >= 0 && atMs <= durationMs)).map((series) => {
    const failed = series.filter(({ outcome }) => outcome !== 'ok')
    const [firstFailure] = failed
    const latencyUs = okLatency(series)
    return {
      probe: series[0].probe,
      container: series[0].container,
      asked: series.length,
      ok: series.length - failed.length,
      ...(latencyUs && { latencyUs }),
      failures: Object.fromEntries(
        [...Map.groupBy(failed, ({ outcome }) => outcome)].map(([outcome, all]) => [outcome, all.length]),
      ),
      ...(firstFailure && { firstFailureMs: firstFailure.atMs }),
    }
  })
}

/** Whole microseconds; undefined when nothing was ok. */
export function okLatency(series: readonly ProbeReading[]): ProbeRow['latencyUs'] {
  const ok = known(
    series.filter(({ outcome }) => outcome === 'ok'),
    ({ latencyUs }) => latencyUs,
  )
  const [p50, p95, max] = [50, 95, 100].map((percent) => percentile(ok, percent))
  return p50 === undefined || p95 === undefined || max === undefined ? undefined : { p50, p95, max }
}
