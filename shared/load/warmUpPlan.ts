import type { LoadPlan } from '../domain/load.ts'
import type { ClosedLoad, OpenLoad } from '../domain/profile.ts'
import type { Scenario } from '../domain/scenario.ts'
import type { WarmUpOrder } from '../domain/warmUp.ts'
import { phaseLevels } from './phaseLevels.ts'
import { planUsers } from './planUsers.ts'
import { toPhases } from './toPhases.ts'

/** Until steady, but not for longer; and never shorter than its ramp and the four seconds that are looked at. */
const capMs = { most: 20_000, least: 5000 } as const
/** Where until steady ends mostly; measured on the built-in topologies. */
const usualMs = 7500
/** What comes around it: threads start, the last answers come in, the stack is prepared again. */
const aroundMs = 1500
/** Users join over so long, and the rate rises. */
const rampMs = 1000
/** Enough to reach every worker of the built-in topologies several times over; and with the pause below at most 500 req/s. */
const mostLevel = 50
/** A scenario without pauses would not be light with any number of users. */
const shortestPauseMs = 100

/** How long a warm-up may take; a run of shortened stages has a shorter one. */
export function warmUpCapMs(order: Exclude<WarmUpOrder, { kind: 'none' }>, timeScale: number): number {
  if (order.kind === 'fixed') return order.durationMs
  return Math.round(Math.min(capMs.most, Math.max(capMs.least, capMs.most * timeScale)))
}

/** Wall time that a warm-up takes, roughly. */
export function expectedWarmUpMs(order: WarmUpOrder, timeScale: number): number {
  if (order.kind === 'none') return 0
  const mostMs = warmUpCapMs(order, timeScale)
  return aroundMs + (order.kind === 'fixed' ? mostMs : Math.min(usualMs, mostMs))
}

export interface WarmUpPlan {
  readonly plan: LoadPlan
  readonly users?: number
  readonly ratePerS?: number
}

/**
 * The load of a warm-up: the users, or the rate, of the profile's first plateau, so that it asks for nothing that the run would not ask for
 * at its mildest, and at most 50 of either.
 */
export function warmUpPlan(load: ClosedLoad | OpenLoad, durationMs: number): WarmUpPlan {
  const level = Math.min(mostLevel, firstLevel(load))
  const holdMs = Math.max(0, durationMs - rampMs)
  const times = [Math.min(rampMs, durationMs), holdMs] as const
  if (load.model === 'closed') {
    const steps = planUsers(times.map((ms) => ({ durationMs: ms, users: level })))
    return { plan: { kind: 'closed', steps }, users: level }
  }
  const stages = times.map((ms) => ({ durationMs: ms, ratePerS: level }))
  const { arrivals, maxInFlight } = load
  return { plan: { kind: 'open', stages, arrivals, maxInFlight: Math.min(mostLevel, maxInFlight) }, ratePerS: level }
}

/** Of the first plateau; without one the lowest level that a stage leads to; at least 1, unless a rate is lower. */
function firstLevel({ stages }: ClosedLoad | OpenLoad): number {
  const phases = toPhases(stages).map((phase) => ({ ...phaseLevels(phase), ms: phase.toMs - phase.fromMs }))
  const plateau = phases.find(({ from, to, ms }) => from === to && to > 0 && ms > 0)
  if (plateau !== undefined) return plateau.to
  const levels = phases.map(({ to }) => to).filter((to) => to > 0)
  return levels.length === 0 ? 1 : Math.min(...levels)
}

/** The same requests in the same mix; users pause at least 100 ms. */
export function warmUpScenario(scenario: Scenario): Scenario {
  const { cycle, think } = scenario
  if (cycle !== undefined) return { ...scenario, cycle: { ...cycle, meanMs: Math.max(shortestPauseMs, cycle.meanMs) } }
  return { ...scenario, think: { ...think, meanMs: Math.max(shortestPauseMs, think.meanMs) } }
}
