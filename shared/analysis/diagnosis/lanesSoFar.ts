import type { Lane } from '../../domain/diagnosis.ts'
import { placedEvents } from '../placedEvents.ts'
import type { DiagnosisInputs, Told } from './known.ts'
import { toLaneLevels } from './laneLevels.ts'
import { recordFrom } from './recordFrom.ts'
import { isSeenSame } from './seen.ts'
import { isInOrder, type Settled, settle, settledUntil, unsettledSeconds } from './settled.ts'
import { type Signals, toSignals } from './signals.ts'
import { toLanes } from './toLanes.ts'

/** The lanes of a run that is on, and what it takes to go on from there. */
export interface LanesSoFar {
  /** The same as those that `diagnose` makes of all that was told. */
  readonly lanes: readonly Lane[]
  readonly settled?: Settled
  /** What was told since, and what still matters of the time before. */
  readonly record: DiagnosisInputs
}

/**
 * Goes on with what was told since. What is settled is not judged again, so that a second of an hour's run costs what one of its first minutes
 * does; `whole` is asked for all that was told only at the beginning, and where something late changes what was settled.
 */
export function growLanes(before: LanesSoFar | undefined, fresh: Told, whole: () => DiagnosisInputs): LanesSoFar {
  return (before && grown(before, fresh)) ?? judged(whole())
}

/** Undefined when what was settled would have been settled otherwise. */
function grown({ record, settled }: LanesSoFar, fresh: Told): LanesSoFar | undefined {
  if (settled !== undefined && !isInOrder(settled, fresh)) return undefined
  const more = withMore(record, fresh)
  const inputs = { ...more, events: placedEvents(more.events) }
  const signals = toSignals(inputs, settled)
  const isStillSo =
    settled === undefined || (signals.fromMs === settled.fromMs && isSeenSame(signals.seen, settled.seen))
  return isStillSo ? settledFurther(more, inputs, signals) : undefined
}

function judged(record: DiagnosisInputs): LanesSoFar {
  const inputs = { ...record, events: placedEvents(record.events) }
  return settledFurther(record, inputs, toSignals(inputs))
}

/** Settles more once there is enough of it. */
function settledFurther(record: DiagnosisInputs, inputs: DiagnosisInputs, signals: Signals): LanesSoFar {
  const { settled } = signals
  const levels = toLaneLevels(inputs, signals)
  const lanes = toLanes(inputs, signals, levels)
  const untilSecond = settledUntil(inputs, signals)
  if (untilSecond < (settled?.untilSecond ?? 0) + unsettledSeconds) {
    return { lanes, record, ...(settled !== undefined && { settled }) }
  }
  return {
    lanes,
    settled: settle(inputs, signals, levels, untilSecond),
    record: { ...recordFrom(inputs, untilSecond), events: record.events },
  }
}

function withMore(record: DiagnosisInputs, fresh: Told): DiagnosisInputs {
  return {
    ...record,
    ticks: [...record.ticks, ...fresh.ticks],
    readings: [...record.readings, ...fresh.readings],
    probes: [...record.probes, ...fresh.probes],
    counters: [...record.counters, ...fresh.counters],
    logs: [...record.logs, ...fresh.logs],
    events: [...record.events, ...fresh.events],
  }
}
