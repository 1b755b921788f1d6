import type { ComponentMark, RunView } from '../charts/runView.ts'
import type { RunResult } from '../domain/runResult.ts'
import { planDurationMs } from '../load/planDurationMs.ts'
import { toPhases } from '../load/toPhases.ts'
import type { LiveRun } from './liveRun.ts'

/**
 * A run as charts read it: one that is on as far as it has come; with its result, the time, the marks and the crash that the
 * result found.
 */
export function toRunView(live: LiveRun, result?: Pick<RunResult, 'totals' | 'timeline' | 'crash'>): RunView {
  const { head, readings, hostReadings, probes, counters, logs, lines } = live
  const durationMs = result?.totals.durationMs ?? measuredSoFarMs(live)
  return {
    phases: toPhases(head.profile.stages),
    durationMs,
    containers: head.containers.map(({ name, role }) => ({ name, role })),
    // The drain's seconds are none of load: users are gone, and a curve would seem to break down at its end.
    ticks: live.ticks.filter(({ second }) => second * 1000 < durationMs),
    readings,
    hostReadings,
    probes,
    counters,
    logs,
    lines,
    events: result === undefined ? live.components : (result.timeline as readonly ComponentMark[]),
    ...crashOf(result),
  }
}

function crashOf(result: Pick<RunResult, 'crash'> | undefined): Pick<RunView, 'crash'> {
  if (result?.crash.observed !== true || result.crash.atMs === undefined) return {}
  const { atMs, container } = result.crash
  return { crash: { atMs, ...(container !== undefined && { container }) } }
}

/** As for a result: the whole plan, to where measuring was left before its end, or to the end of the last tick. */
function measuredSoFarMs({ head, states, ticks, elapsedMs, atMs }: LiveRun): number {
  const planMs = planDurationMs(head.profile.stages)
  const measuring = states.findIndex(({ at }) => at === 'measuring')
  const left = measuring === -1 ? undefined : states[measuring + 1]
  if (left?.at === 'draining') return planMs
  const leftMs = left === undefined || atMs === undefined ? undefined : left.elapsedMs - (elapsedMs - atMs)
  const tickedMs = ticks.reduce((endMs, { second }) => Math.max(endMs, (second + 1) * 1000), 0)
  return Math.min(planMs, Math.max(0, leftMs ?? tickedMs))
}
