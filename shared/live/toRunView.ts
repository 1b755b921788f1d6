import type { RunView } from '../charts/runView.ts'
import { planDurationMs } from '../load/planDurationMs.ts'
import { toPhases } from '../load/toPhases.ts'
import type { LiveRun } from './liveRun.ts'

/** A run as charts read it, while it is on or replayed. The drain's seconds are none of load: its curves end with the plan. */
export function toRunView(
  run: Pick<LiveRun, 'head' | 'ticks' | 'readings' | 'hostReadings' | 'probes' | 'components'>,
): RunView {
  const { head, readings, hostReadings, probes, components } = run
  const endMs = planDurationMs(head.profile.stages)
  const ticks = run.ticks.filter(({ second }) => second * 1000 < endMs)
  const last = ticks.at(-1)
  return {
    phases: toPhases(head.profile.stages),
    durationMs: last === undefined ? 0 : Math.min(endMs, (last.second + 1) * 1000),
    containers: head.containers.map(({ name, role }) => ({ name, role })),
    ticks,
    readings: readings.filter(({ atMs }) => atMs < endMs),
    hostReadings: hostReadings.filter(({ atMs }) => atMs < endMs),
    probes,
    events: components,
  }
}
