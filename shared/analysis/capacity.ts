import type { Objectives } from '../domain/objectives.ts'
import type { RunResult } from '../domain/runResult.ts'
import { capacityInterval } from './capacityInterval.ts'
import { type LatencyMath, LatencySum } from './latencySum.ts'
import type { LoadGroup, LoadSums } from './loadGroups.ts'
import { overdueRequests } from './overdueRequests.ts'
import { isPlateau } from './steadySeconds.ts'

type Capacity = NonNullable<RunResult['capacity']>
type Plateau = Capacity['plateaus'][number]
type Phase = RunResult['phases'][number]

/**
 * How many users the stack carries, from the steady part of each plateau; absent without plateaus. A closed model cannot
 * show more than its own users, and slower answers make it ask less: `atLeastPerS` is what was carried, not what could be.
 */
export function toCapacity<H>(
  phases: readonly Phase[],
  load: LoadSums<H>,
  bounds: Objectives['capacity'],
  durationMs: number,
  latency: LatencyMath<H>,
): Pick<RunResult, 'capacity'> {
  const plateaus = phases.filter(isPlateau).map((phase) => {
    const steady = load.groups.filter((group) => group.phase === phase.index && group.isSteady)
    return toPlateau(phase, steady, load, bounds, durationMs, latency)
  })
  if (plateaus.length === 0) return {}
  return { capacity: { bounds, ...capacityInterval(heldPlateaus(phases, plateaus, durationMs)), plateaus } }
}

/** Plateaus with their whole measured length. */
export function heldPlateaus(
  phases: readonly Pick<Phase, 'index' | 'fromMs' | 'toMs'>[],
  plateaus: readonly Plateau[],
  durationMs: number,
): Parameters<typeof capacityInterval>[0] {
  return plateaus.map(({ phase: index, users, holds, throughputPerS }) => {
    const phase = phases.find((one) => one.index === index)
    const lengthMs = phase === undefined ? 0 : Math.max(0, Math.min(phase.toMs, durationMs) - phase.fromMs)
    return { users, lengthMs, holds, throughputPerS }
  })
}

function toPlateau<H>(
  { index, usersTo, toMs, steady }: Phase,
  groups: readonly LoadGroup<H>[],
  load: LoadSums<H>,
  bounds: Objectives['capacity'],
  durationMs: number,
  latency: LatencyMath<H>,
): Plateau {
  const plateau = { phase: index, users: usersTo, durationMs: steady?.durationMs ?? 0 }
  if (steady === undefined) return plateau
  const { requests, ok, throughputPerS, errorRate } = steady.totals
  const overdue = overdueRequests(load.seconds, Math.min(toMs, durationMs), bounds.p95Ms)
  const responses = groups.map(({ responseUs }) => responseUs)
  const late = overdue + ok - LatencySum.countAtMost(latency, responses, bounds.p95Ms * 1000)
  // Nearest rank: the 95th percentile keeps to the bound when at most one in twenty does not.
  const isFast = ok > 0 && late / (ok + overdue) <= 0.05
  const p95Us = steady.latencyUs.response?.p95
  return {
    ...plateau,
    ...(requests + overdue > 0 && { holds: (errorRate ?? 0) <= bounds.errorRate && isFast }),
    ...(throughputPerS !== undefined && { throughputPerS }),
    ...(errorRate !== undefined && { errorRate }),
    ...(p95Us !== undefined && { p95Us }),
    ...(overdue > 0 && { overdue }),
  }
}
