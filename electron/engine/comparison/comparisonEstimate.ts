import type { ComparisonAsk } from '../../../shared/contract/comparisonAsk.ts'
import type { AnyStage } from '../../../shared/domain/profile.ts'
import { fixedCostMs } from '../../../shared/live/expectedStates.ts'
import { planDurationMs } from '../../../shared/load/planDurationMs.ts'
import { scaleStages } from '../../../shared/load/scaleStages.ts'
import { toLoadPlan } from '../../../shared/load/toLoadPlan.ts'
import { usersToLogIn } from '../../../shared/load/usersToLogIn.ts'
import { expectedWarmUpMs } from '../../../shared/load/warmUpPlan.ts'
import { confirmLoadMs } from './confirmingRun.ts'
import { COOL_DOWN_MS, type ResolvedRun } from './resolveComparison.ts'

/** Measured on the small server, whose passwords are hashed on its one core: 23 to 26 ms for each of 150 users, ten at once. */
const LOGIN_MS = 25
/** No login is begun later (`run/prepareLogins.ts`). */
const LOGINS_MS = 30_000

/** Before every endpoint is called once, after it, and after a warm-up: both write (`run/prepareRun.ts`). */
const loadings = { cold: 2, warmed: 3 } as const

/** Wall time that one run will take, roughly. */
export function expectedMs(run: ResolvedRun): number {
  return measuringMs(run) + besidesMs(run)
}

/** Of the run that repeats a plateau in the open model, at most. */
export function expectedConfirmMs(run: ResolvedRun): number {
  return confirmLoadMs(run) + besidesMs(run)
}

/** Wall time a comparison will take, roughly, and how much of it is measured: the plans themselves, without what comes around each. */
export function comparisonEstimate(
  runs: readonly ResolvedRun[],
  { repeat, confirmOpen = false }: Pick<ComparisonAsk, 'repeat' | 'confirmOpen'>,
): { readonly estimateMs: number; readonly measuringMs: number } {
  const confirmed = confirmOpen ? runs : []
  const count = runs.length * repeat + confirmed.length
  return {
    estimateMs:
      sum(runs, expectedMs) * repeat + sum(confirmed, expectedConfirmMs) + COOL_DOWN_MS * Math.max(0, count - 1),
    measuringMs: sum(runs, measuringMs) * repeat + sum(confirmed, confirmLoadMs),
  }
}

function measuringMs({ profile, timeScale }: ResolvedRun): number {
  return planDurationMs(scaleStages<AnyStage>(profile.stages, timeScale))
}

function besidesMs(run: ResolvedRun): number {
  return fixedCostMs + expectedWarmUpMs(run.warmUp, run.timeScale) + dataMs(run) + loginsMs(run)
}

function dataMs({ plan: { data }, warmUp }: ResolvedRun): number {
  return data === undefined ? 0 : data.takesMs * (warmUp.kind === 'none' ? loadings.cold : loadings.warmed)
}

function loginsMs({ scenario: { login }, profile, timeScale }: ResolvedRun): number {
  if (login === undefined) return 0
  return Math.min(LOGINS_MS, LOGIN_MS * usersToLogIn(toLoadPlan(profile, timeScale), login.refresh.afterMs))
}

function sum(runs: readonly ResolvedRun[], ms: (run: ResolvedRun) => number): number {
  return runs.reduce((total, run) => total + ms(run), 0)
}
