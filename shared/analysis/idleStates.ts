import type { RunManifest } from '../domain/manifest.ts'
import type { RunResult } from '../domain/runResult.ts'
import { okLatency, probeSeries } from './probeFigures.ts'
import type { RunInputs } from './runInputs.ts'
import { enteredMs } from './stateMoments.ts'
import { known, percentile } from './usage.ts'

type IdleState = NonNullable<RunResult['before']>

/**
 * The stack before the first request and after the last answer, each absent when nothing was read then.
 *
 *   … verifying | warming | measuring, draining | collecting | stopping …
 *                before   0                        after
 *
 * Figures are medians, so that the one reading that still saw a container start, or already a log being read, does not count.
 */
export function toIdleStates<H>(inputs: RunInputs<H>): Pick<RunResult, 'before' | 'after'> {
  const { events } = inputs
  const collectingMs = enteredMs(events, 'collecting')
  const stoppingMs = enteredMs(events, 'stopping') ?? Number.POSITIVE_INFINITY
  const warmingMs = enteredMs(events, 'warming') ?? 0
  const before =
    stateWithin(inputs, (atMs) => atMs >= warmingMs && atMs < 0) ??
    // Records of an early version, whose runs did not rest before the load.
    stateWithin(inputs, (atMs) => atMs < 0)
  const after =
    collectingMs === undefined || collectingMs < 0
      ? undefined
      : stateWithin(inputs, (atMs) => atMs > collectingMs && atMs <= stoppingMs)
  return { ...(before && { before }), ...(after && { after }) }
}

function stateWithin<H>(
  { manifest, readings, hostReadings, probes }: RunInputs<H>,
  isWithin: (atMs: number) => boolean,
): IdleState | undefined {
  const within = <T extends { readonly atMs: number }>(rows: readonly T[]) => rows.filter(({ atMs }) => isWithin(atMs))
  const usage = within(readings)
  const host = within(hostReadings)
  const series = probeSeries(within(probes))
  const moments = [...usage, ...host, ...series.flat()].map(({ atMs }) => atMs)
  if (moments.length === 0) return undefined
  const load1 = median(known(host, (reading) => reading.load1))
  return {
    fromMs: Math.min(...moments),
    toMs: Math.max(...moments),
    containers: containers(manifest, usage),
    ...(load1 !== undefined && { load1 }),
    probes: series.map((own) => {
      const latency = okLatency(own)
      return {
        probe: own[0].probe,
        container: own[0].container,
        asked: own.length,
        ok: own.filter(({ outcome }) => outcome === 'ok').length,
        ...(latency && { latencyUs: latency.p50 }),
      }
    }),
  }
}

function containers(manifest: RunManifest, usage: RunInputs<unknown>['readings']): IdleState['containers'] {
  const byContainer = Map.groupBy(usage, ({ container }) => container)
  return manifest.containers.map(({ name }) => {
    const own = byContainer.get(name) ?? []
    const cpuPercent = median(own.map((reading) => reading.cpuPercent))
    const memoryBytes = median(own.map((reading) => reading.memoryBytes))
    return {
      container: name,
      ...(cpuPercent !== undefined && { cpuPercent }),
      ...(memoryBytes !== undefined && { memoryBytes }),
    }
  })
}

function median(values: readonly number[]): number | undefined {
  return percentile(values, 50)
}
