import type { VerdictKind } from './verdict.ts'

export const freezePercentiles = ['p50', 'p90', 'p99', 'p99.9', 'max'] as const
export type FreezePercentile = (typeof freezePercentiles)[number]

/** A percentile by the arithmetic of the standstills, and as it was measured. Whole microseconds; 0 when nothing was answered. */
export interface FreezeFigure {
  readonly percentile: FreezePercentile
  readonly expectedUs: number
  readonly measuredUs: number
  /** The standstills are long and frequent enough to be seen by it; otherwise it is what a request takes anyway. */
  readonly isReached: boolean
}

/** What one kind of load saw of the standstills. */
export interface FreezeSight {
  readonly ok: number
  readonly failed: number
  readonly response: readonly FreezeFigure[]
  readonly service: readonly FreezeFigure[]
}

/** A target that stood still for known times, and what the percentiles of two kinds of load show of it. */
export interface FreezeCheck {
  /** What was ordered; from the beginning of one standstill to that of the next. */
  readonly stallMs: number
  readonly everyMs: number
  /** How long each standstill really took. */
  readonly stoodStillMs: readonly number[]
  readonly ratePerS: number
  readonly connections: number
  readonly users: number
  readonly thinkMs: number
  /** At a rate, whatever becomes of earlier requests, over a pool of connections. */
  readonly open: FreezeSight
  /** Users who wait for their answer. */
  readonly closed: FreezeSight
  /** The generator's own, of both loads together. */
  readonly generator: VerdictKind
}
