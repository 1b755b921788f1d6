import { phaseLevels } from '../load/phaseLevels.ts'
import { type AxisScale, latencyScale, linearScale } from './axisScale.ts'
import type { RunView } from './runView.ts'

/** Axes that several runs share, so that one page can be held against the next. */
export interface ChartScales {
  readonly load: AxisScale
  readonly latency: AxisScale
  readonly errors: AxisScale
  readonly cpu: AxisScale
  readonly memoryMiB: AxisScale
  readonly hostLoad: AxisScale
}

const mebibyte = 2 ** 20

/** Wide enough for every one of the runs. */
export function toScales(views: readonly RunView[]): ChartScales {
  const ticks = views.flatMap((view) => view.ticks)
  const readings = views.flatMap((view) => view.readings)
  const hosts = views.flatMap((view) => view.hostReadings)
  const levels = views.flatMap(({ phases }) => phases.map((phase) => phaseLevels(phase).to))
  const latencies = ticks.flatMap(({ total }) => total.latencyUs ?? [])
  return {
    load: linearScale(highest([...levels, ...ticks.map(({ total }) => Math.max(total.ok, total.failed))]), 10),
    latency: latencyScale(
      lowest(latencies.map(({ p50 }) => p50)) / 1000,
      highest(latencies.map(({ p99 }) => p99)) / 1000,
    ),
    errors: linearScale(highest(ticks.map(({ total }) => total.failed)), 10),
    cpu: linearScale(highest(readings.map(({ cpuPercent }) => cpuPercent)), 100),
    memoryMiB: linearScale(highest(readings.map(({ memoryBytes }) => memoryBytes)) / mebibyte, 100),
    hostLoad: linearScale(highest(hosts.map(({ load1, stackLoad1 = 0 }) => Math.max(load1, stackLoad1))), 1),
  }
}

/** Both fit; for a run after another, so that the second is held against the first. */
export function widerScales(a: ChartScales, b: ChartScales): ChartScales {
  return {
    load: wider(a.load, b.load),
    latency: latencyScale(Math.min(a.latency.min, b.latency.min), Math.max(a.latency.max, b.latency.max)),
    errors: wider(a.errors, b.errors),
    cpu: wider(a.cpu, b.cpu),
    memoryMiB: wider(a.memoryMiB, b.memoryMiB),
    hostLoad: wider(a.hostLoad, b.hostLoad),
  }
}

function wider(a: AxisScale, b: AxisScale): AxisScale {
  return a.max >= b.max ? a : b
}

// Not Math.max(...values): an hour of eight runs is more arguments than a call may have.
function highest(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), 0)
}

function lowest(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
}
