import type { ClientSecond } from './clientSeconds.ts'
import type { DiagnosisInputs, Told } from './known.ts'
import type { LaneLevels } from './laneLevels.ts'
import { backMs, outageKey, outageSpans } from './outageSpans.ts'
import { isNoChance, probeStretches } from './probeStretches.ts'
import { openGapMs } from './protocolGaps.ts'
import type { Seen } from './seen.ts'
import type { Signals } from './signals.ts'
import type { Level } from './steadyStates.ts'
import type { ExactSpan } from './toSpans.ts'

/**
 * What a run that is on was like up to a second, judged once: nothing that comes in order of time changes it any more. States are still made
 * of all seconds, for a later one may tell what earlier ones were.
 */
export interface Settled {
  /** Levels are those of the seconds before it. */
  readonly untilSecond: number
  /** Where the lanes began. */
  readonly fromMs: number
  readonly clients: readonly ClientSecond[]
  /** By lane, from its first second. */
  readonly levels: ReadonlyMap<string, readonly Level[]>
  /** Of outages that were over by then, by `outageKey`. */
  readonly outages: ReadonlyMap<string, readonly ExactSpan[]>
  readonly seen: Seen
}

/** Seconds that are judged anew with everything that comes: a probe waits ten for its answer, and what is told is told late. */
export const unsettledSeconds = 30
/** A fault is told up to so long before the death that is its own. */
const causedWithinMs = 5000

/** Up to which second nothing can change that comes in order of time. */
export function settledUntil(inputs: DiagnosisInputs, signals: Signals): number {
  const { fromMs, measuredMs, series, settled } = signals
  const undecidedMs = [
    ...probeStretches(series)
      .filter((stretch) => stretch.toMs === Number.POSITIVE_INFINITY && !isNoChance(stretch))
      .map((stretch) => stretch.fromMs),
    ...inputs.manifest.containers.map(({ name }) => openGapMs(signals.of(name), signals.counters)),
  ].filter((atMs) => atMs !== undefined)
  const until = Math.min(measuredMs / 1000 - unsettledSeconds, ...undecidedMs.map((atMs) => atMs / 1000))
  return Math.max(settled?.untilSecond ?? Math.floor(fromMs / 1000), Math.floor(until), 0)
}

/** Keeps what was made of the seconds before `untilSecond`. */
export function settle(
  inputs: DiagnosisInputs,
  signals: Signals,
  lanes: ReadonlyMap<string, LaneLevels>,
  untilSecond: number,
): Settled {
  const outages = inputs.manifest.containers.flatMap((container) =>
    signals.of(container.name).outages.flatMap((outage): [string, readonly ExactSpan[]][] => {
      const key = outageKey(outage)
      const before = signals.settled?.outages.get(key)
      if (before !== undefined) return [[key, before]]
      const isOver = (backMs(outage, container, inputs, signals) ?? Number.POSITIVE_INFINITY) < untilSecond * 1000
      return isOver ? [[key, outageSpans(container, inputs, signals, [outage])]] : []
    }),
  )
  return {
    untilSecond,
    fromMs: signals.fromMs,
    clients: signals.clients.slice(0, untilSecond),
    levels: new Map(
      [...lanes].map(([lane, { fromSecond, levels }]) => [lane, levels.slice(0, untilSecond - fromSecond)]),
    ),
    outages: new Map(outages),
    seen: signals.seen,
  }
}

/** Whether all of this comes in order of time, as far as it matters to what is settled. */
export function isInOrder({ untilSecond }: Settled, fresh: Told): boolean {
  const soonestMs = untilSecond * 1000 + causedWithinMs
  const isLater = ({ atMs = soonestMs }: { readonly atMs?: number }) => atMs >= soonestMs
  const { ticks, readings, probes, counters, logs, events } = fresh
  return (
    ticks.every(({ second }) => second * 1000 >= soonestMs) &&
    [readings, probes, counters, logs, events].every((rows) => rows.every(isLater))
  )
}
