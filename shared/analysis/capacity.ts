import type { Objectives } from '../domain/objectives.ts'
import type { RunResult } from '../domain/runResult.ts'
import { phaseLevels } from '../load/phaseLevels.ts'
import { capacityInterval } from './capacityInterval.ts'
import { plateauLevel } from './capacityLevels.ts'
import type { FaultEffect } from './diagnosis/faultEffects.ts'
import { type LatencyMath, LatencySum } from './latencySum.ts'
import type { LoadGroup, LoadSums } from './loadGroups.ts'
import { overdueRequests } from './overdueRequests.ts'
import { isPlateau, isSteadySecond } from './steadySeconds.ts'
import { isOwnDoubt, toVerdict } from './toVerdict.ts'

type Capacity = NonNullable<RunResult['capacity']>
type Plateau = Capacity['plateaus'][number]
type Phase = RunResult['phases'][number]

/** Of what was due on a plateau of the open model. The generator's own judgement of a second has the same bound. */
const mostDropped = 0.01

/**
 * Of what was due on a plateau of the open model, at least so much must be answered on it: where the queue grows all the time, more is
 * asked than is carried, and only the plateau's end keeps response times within their bound. Over 24 s the rest is 1.2 s of arrivals.
 */
const leastAnswered = 0.95

interface MeasuredTime {
  readonly durationMs: number
  /** Of a plateau that goes on after it nothing is said, because what became of it is not the stack's own doing. */
  readonly judgedToMs?: number | undefined
  /** When a fault of ours was felt: a plateau of that time that does not hold would have to hold without us. One that holds in spite of it holds. */
  readonly faults?: readonly FaultEffect[]
}

/**
 * How many users (open model: requests per second) the stack carries, from the steady part of each plateau; absent without plateaus. A closed model cannot
 * show more than its own users, and slower answers make it ask less: `atLeastPerS` is what was carried, not what could be.
 */
export function toCapacity<H>(
  phases: readonly Phase[],
  load: LoadSums<H>,
  bounds: Objectives['capacity'],
  { durationMs, judgedToMs = durationMs, faults = [] }: MeasuredTime,
  latency: LatencyMath<H>,
): Pick<RunResult, 'capacity'> {
  const plateaus = phases.filter(isPlateau).map((phase) => {
    const steady = load.groups.filter((group) => group.phase === phase.index && group.isSteady)
    const { holds, ...plateau } = toPlateau(phase, steady, load, bounds, durationMs, latency)
    const toMs = Math.min(phase.toMs, durationMs)
    if (holds === undefined || toMs > judgedToMs) return plateau
    const isUnderFault = !holds && faults.some((fault) => fault.fromMs < toMs && fault.toMs > phase.fromMs)
    return { ...plateau, ...(isUnderFault ? { underFault: true } : { holds }) }
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
  return plateaus.map((plateau) => {
    const { phase: index, ratePerS, holds, throughputPerS } = plateau
    const phase = phases.find((one) => one.index === index)
    const lengthMs = phase === undefined ? 0 : Math.max(0, Math.min(phase.toMs, durationMs) - phase.fromMs)
    const unit = ratePerS === undefined ? 'users' : 'ratePerS'
    return { level: plateauLevel(plateau), unit, lengthMs, holds, throughputPerS }
  })
}

function toPlateau<H>(
  phase: Phase,
  groups: readonly LoadGroup<H>[],
  load: LoadSums<H>,
  bounds: Objectives['capacity'],
  durationMs: number,
  latency: LatencyMath<H>,
): Plateau {
  const { index, toMs, steady } = phase
  const { unit, to } = phaseLevels(phase)
  const level = unit === 'users' ? { users: to } : { ratePerS: to }
  const plateau = { phase: index, ...level, durationMs: steady?.durationMs ?? 0 }
  if (steady === undefined) return plateau
  const { requests, ok, dropped, throughputPerS, errorRate } = steady.totals
  const overdue = overdueRequests(load.seconds, Math.min(toMs, durationMs), bounds.p95Ms)
  const responses = groups.map(({ responseUs }) => responseUs)
  const late = overdue + ok - LatencySum.countAtMost(latency, responses, bounds.p95Ms * 1000)
  // Nearest rank: the 95th percentile keeps to the bound when at most one in twenty does not.
  const isFast = ok > 0 && late / (ok + overdue) <= 0.05
  // A rate that was not sent was not carried.
  const due = unit === 'users' ? 0 : dueIn(phase, load, durationMs)
  const wasSent = dropped <= mostDropped * due
  const keptUp = requests >= leastAnswered * due
  const p95Us = steady.latencyUs.response?.p95
  const isOurs = isGeneratorLimited(phase, load, durationMs)
  const holds = (errorRate ?? 0) <= bounds.errorRate && isFast && wasSent && keptUp
  return {
    ...plateau,
    ...(requests + overdue > 0 && (isOurs ? { generatorLimited: true } : { holds })),
    ...(throughputPerS !== undefined && { throughputPerS }),
    ...(errorRate !== undefined && { errorRate }),
    ...(p95Us !== undefined && { p95Us }),
    ...(unit === 'ratePerS' && { dropped }),
    ...(overdue > 0 && { overdue }),
  }
}

/** Requests that were to be sent within the steady part. */
function dueIn<H>(phase: Phase, { seconds }: LoadSums<H>, durationMs: number): number {
  return seconds
    .filter(({ second }) => isSteadySecond(phase, second, durationMs))
    .reduce((sum, { started, dropped }) => sum + started + dropped, 0)
}

/**
 * Whether the plateau says more about the generator than about the stack, by the rule for whole runs (`toVerdict`): then it neither held nor did it
 * not. Requests that were dropped or found the pool taken are judged above; they may be the stack's doing.
 */
function isGeneratorLimited<H>(phase: Phase, { generator }: LoadSums<H>, durationMs: number): boolean {
  const judged = generator
    .filter(({ second }) => isSteadySecond(phase, second, durationMs))
    .map(({ judgement }) =>
      !judgement.reasons.some(isOwnDoubt) ? { ...judgement, kind: 'valid' as const, reasons: [] } : judgement,
    )
  // A run's rule wants three seconds at least, which a plateau of few has not.
  const doubted = judged.filter(({ kind }) => kind !== 'valid').length
  return toVerdict(judged)?.kind === 'invalid' || (doubted > 0 && doubted * 2 >= judged.length)
}
