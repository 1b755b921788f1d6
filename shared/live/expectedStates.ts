import type { RunAt } from '../domain/run.ts'
import { planDurationMs } from '../load/planDurationMs.ts'
import type { LiveRun } from './liveRun.ts'

/** What a run takes besides its load and its warm-up: start, verification, rest before and after, collecting, teardown; measured at 11 to 14 s here. */
export const fixedCostMs = 12_000

/**
 * What a run takes besides its load, as shares of that time: means over ten runs of the built-in topologies with images built
 * (5.0 s starting, 2.8 s warming, 2.9 s collecting of 12 s). States without a share pass in no time.
 */
const shares: Readonly<Partial<Record<RunAt, number>>> = {
  starting: 0.42,
  verifying: 0.02,
  preparing: 0.01,
  warming: 0.23,
  draining: 0.03,
  collecting: 0.24,
  stopping: 0.05,
}

export const timedStates = [
  'resolving',
  'building',
  'starting',
  'verifying',
  'preparing',
  'warming',
  'measuring',
  'draining',
  'collecting',
  'stopping',
] as const satisfies readonly RunAt[]

/** How long a state takes, roughly; `expectedMs` is that of the whole run. What it has beyond the fixed cost is its warm-up. */
export function expectedStateMs(at: RunAt, planMs: number, expectedMs: number): number {
  if (at === 'measuring') return planMs
  const besidesMs = Math.max(0, expectedMs - planMs)
  const warmUpMs = at === 'warming' ? Math.max(0, besidesMs - fixedCostMs) : 0
  return (shares[at] ?? 0) * Math.min(fixedCostMs, besidesMs) + warmUpMs
}

/** Nobody minds a state that takes this much longer. */
const toleratedMs = 1500

export interface RunTimes {
  /** From now to the end of the run. */
  readonly remainingMs: number
  /** Only before measuring. */
  readonly measuringInMs?: number
  /** The state takes longer than expected: what is left of it is not known. */
  readonly isLate: boolean
  /** 0…1 of the whole run. */
  readonly doneFraction: number
}

/** `elapsedMs` of the run now, which may be later than its last event. */
export function runTimes(
  run: Pick<LiveRun, 'head' | 'at' | 'states'>,
  expectedMs: number,
  elapsedMs: number,
): RunTimes {
  if (run.at === 'done') return { remainingMs: 0, isLate: false, doneFraction: 1 }
  const planMs = planDurationMs(run.head.profile.stages)
  const now = (timedStates as readonly RunAt[]).indexOf(run.at)
  const inStateMs = elapsedMs - (run.states.at(-1)?.elapsedMs ?? 0)
  const left = timedStates.map((state, index) => {
    const wholeMs = expectedStateMs(state, planMs, expectedMs)
    if (index < now) return 0
    return index === now ? Math.max(0, wholeMs - inStateMs) : wholeMs
  })
  const measuring = timedStates.indexOf('measuring')
  const remainingMs = sum(left)
  const isLate = run.at !== 'measuring' && inStateMs > expectedStateMs(run.at, planMs, expectedMs) + toleratedMs
  return {
    remainingMs,
    isLate,
    ...(now < measuring && { measuringInMs: sum(left.slice(0, measuring)) }),
    doneFraction: elapsedMs + remainingMs === 0 ? 0 : elapsedMs / (elapsedMs + remainingMs),
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0)
}
