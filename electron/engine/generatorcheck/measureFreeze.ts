import { freezeTolerance } from '../../../shared/analysis/freezeVerdict.ts'
import { judgeSecond } from '../../../shared/analysis/judgeSecond.ts'
import { type Stalls, stalledResponseMs } from '../../../shared/analysis/stalledResponse.ts'
import { stalledServiceMs, stalledUserMs } from '../../../shared/analysis/stalledSample.ts'
import { toVerdict } from '../../../shared/analysis/toVerdict.ts'
import {
  type FreezeCheck,
  type FreezeFigure,
  type FreezePercentile,
  type FreezeSight,
  freezePercentiles,
} from '../../../shared/domain/freezeCheck.ts'
import type { LoadPlan, LoadSlot } from '../../../shared/domain/load.ts'
import { isFailure } from '../../../shared/domain/outcome.ts'
import { noRunValues } from '../../../shared/load/userValues.ts'
import type { Clock } from '../ports/clock.ts'
import type { LoadGenerator, LoadOrder } from '../ports/loadGenerator.ts'
import type { Standstills, StoodStill } from '../ports/nullTarget.ts'
import { nullScenario } from './nullScenario.ts'

/** Something that can be made to stand still. */
export interface FreezableTarget {
  readonly host: string
  readonly port: number
  standStill(order: Standstills): StoodStill
}

export interface FreezeParts {
  readonly load: LoadGenerator
  readonly clock: Clock
  /** Nearest-rank figures of histograms as load cells hold them. */
  readonly latencies: (encoded: Iterable<string>) => Readonly<Record<FreezePercentile, number>> | undefined
}

export interface FreezeOrder {
  readonly stallMs: number
  readonly everyMs: number
  readonly times: number
  /** Of the load threads; absent: not pinned. */
  readonly core?: number
}

/** Load threads take about 300 ms to start, two of them on one core longer. */
const leadMs = 1000
/** Left out: compiling, connecting. */
const warmSeconds = 1
/** 1 in 500 of a standstill of 1 s, and next to nothing of what any target can do. */
const ratePerS = 500
/** Few enough for the percentiles of service and response time to differ. */
const connections = 20
/** So many users, pausing so shortly, send as much and meet each standstill with 20 of 4,000 requests. */
const users = 20
const think = { meanMs: 20, spreadPercent: 50 }

/**
 * Asks a target that stands still for known times, in both models at once, and puts what percentiles show beside what they must show. The
 * first standstill begins half a period after measuring, so that each is over, and caught up with, when it ends. Rejects with the signal's
 * reason when it fires.
 */
export async function measureFreeze(
  target: FreezableTarget,
  order: FreezeOrder,
  parts: FreezeParts,
  signal: AbortSignal,
): Promise<FreezeCheck> {
  const { stallMs, everyMs, times } = order
  const seconds = Math.ceil((everyMs * times) / 1000)
  const originMs = parts.clock.nowMs() + leadMs
  const measuringMs = originMs + warmSeconds * 1000
  const stood = target.standStill({ firstMs: measuringMs + everyMs / 2, everyMs, stallMs, times })
  const ask = (plan: LoadPlan, kept: LoadOrder['connections']) =>
    load(target, { plan, connections: kept, originMs, seconds, order }, parts.load, signal)
  const stages = [
    { durationMs: 0, ratePerS },
    { durationMs: (warmSeconds + seconds) * 1000, ratePerS },
  ]
  const [open, closed] = await Promise.all([
    ask({ kind: 'open', stages, arrivals: 'even', maxInFlight: 10_000 }, { kind: 'shared', count: connections }),
    ask({ kind: 'closed', steps: [{ atMs: 0, users }] }, { kind: 'perUser' }),
  ])
  signal.throwIfAborted()
  const stoodStillMs = [...stood.tookMs]
  const base = toSums(open, parts).serviceUs.p50 / 1000
  const stalls: Stalls = { stallMs: median(stoodStillMs), everyMs, utilisation: 0, serviceMs: base }
  const longestMs = base + Math.max(...stoodStillMs, 0)
  const bounds = { base, longestMs, leastMs: freezeTolerance * stallMs }
  const userMs = (percent: number) => stalledUserMs(stalls, think, percent)
  const judged = [...open, ...closed].map((slot) => judgeSecond(slot, 1))
  return {
    stallMs,
    everyMs,
    stoodStillMs,
    ratePerS,
    connections,
    users,
    thinkMs: think.meanMs,
    open: toSight(open, parts, bounds, {
      response: (percent) => stalledResponseMs(stalls, percent) ?? 0,
      service: (percent) => stalledServiceMs(stalls, { ratePerS, connections }, percent),
    }),
    closed: toSight(closed, parts, bounds, { response: userMs, service: userMs }),
    generator: toVerdict(judged)?.kind ?? 'invalid',
  }
}

/** The seconds that are measured. */
async function load(
  target: FreezableTarget,
  what: Pick<LoadOrder, 'plan' | 'connections' | 'originMs'> & {
    readonly seconds: number
    readonly order: FreezeOrder
  },
  generator: LoadGenerator,
  signal: AbortSignal,
): Promise<readonly LoadSlot[]> {
  const { plan, connections: kept, originMs, seconds, order } = what
  const slots: LoadSlot[] = []
  await generator.run(
    {
      plan,
      connections: kept,
      endMs: (warmSeconds + seconds) * 1000,
      scenario: { ...nullScenario, ...(plan.kind === 'closed' && { think }) },
      // Plain data: the rest of what was handed over cannot cross to a thread.
      target: { host: target.host, port: target.port },
      seed: 1,
      runValues: noRunValues,
      originMs,
      timeouts: { connectMs: 5_000, responseMs: Math.max(10_000, 2 * order.stallMs) },
      drainMs: 1_000,
      cores: order.core === undefined ? [] : [order.core],
    },
    (slot) => slots.push(slot),
    signal,
  )
  return slots.slice(warmSeconds, warmSeconds + seconds)
}

function toSums(slots: readonly LoadSlot[], { latencies }: FreezeParts) {
  const cells = slots.flatMap((slot) => slot.cells)
  const okCells = cells.filter(({ outcome }) => outcome === 'ok')
  const sum = (counted: typeof cells) => counted.reduce((total, { count }) => total + count, 0)
  const none = { p50: 0, p90: 0, p99: 0, 'p99.9': 0, max: 0 }
  return {
    ok: sum(okCells),
    failed: sum(cells.filter(({ outcome }) => isFailure(outcome))),
    responseUs: latencies(okCells.flatMap(({ responseUs = [] }) => responseUs)) ?? none,
    serviceUs: latencies(okCells.flatMap(({ serviceUs = [] }) => serviceUs)) ?? none,
  }
}

type Expected = (percent: number) => number

function toSight(
  slots: readonly LoadSlot[],
  parts: FreezeParts,
  { longestMs, leastMs, base }: { readonly longestMs: number; readonly leastMs: number; readonly base: number },
  expected: { readonly response: Expected; readonly service: Expected },
): FreezeSight {
  const { ok, failed, responseUs, serviceUs } = toSums(slots, parts)
  const figures = (measured: typeof responseUs, expectedMs: Expected): readonly FreezeFigure[] =>
    freezePercentiles.map((percentile) => {
      const ms = percentile === 'max' ? longestMs : expectedMs(Number(percentile.slice(1)))
      return {
        percentile,
        expectedUs: Math.round(ms * 1000),
        measuredUs: measured[percentile],
        isReached: ms - base >= leastMs,
      }
    })
  return { ok, failed, response: figures(responseUs, expected.response), service: figures(serviceUs, expected.service) }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
