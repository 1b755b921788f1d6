import { type LatencyFigures, mergeEncoded } from '../electron/engine/load/mergeEncoded.ts'
import type { LoadSlot } from '../shared/domain/load.ts'

export interface SlotSums {
  readonly ok: number
  readonly failed: number
  readonly outcomes: Readonly<Record<string, number>>
  /** Of ok requests. */
  readonly serviceUs: LatencyFigures | undefined
  readonly responseUs: LatencyFigures | undefined
  /** Mean over the seconds of their 99th percentiles, and the highest one. */
  readonly sendLagP99Us: { readonly mean: number; readonly worst: number }
  readonly startedPerS: number
  readonly cpuPercent: number
}

/** Adds seconds up; the caller chooses which ones. */
export function toSums(slots: readonly LoadSlot[]): SlotSums {
  const cells = slots.flatMap((slot) => slot.cells)
  const outcomes: Record<string, number> = {}
  for (const { outcome, count } of cells) outcomes[outcome] = (outcomes[outcome] ?? 0) + count
  const { ok = 0, aborted = 0, ...failures } = outcomes
  const okCells = cells.filter(({ outcome }) => outcome === 'ok')
  const lags = slots.map(({ sendLagUs }) => sendLagUs.p99)
  return {
    ok,
    failed: Object.values(failures).reduce((sum, count) => sum + count, 0),
    outcomes,
    serviceUs: mergeEncoded(okCells.flatMap(({ serviceUs = [] }) => serviceUs)),
    responseUs: mergeEncoded(okCells.flatMap(({ responseUs = [] }) => responseUs)),
    sendLagP99Us: { mean: mean(lags), worst: Math.max(...lags) },
    startedPerS: mean(slots.map(({ started }) => started)),
    cpuPercent: mean(slots.map(({ cpuPercent }) => cpuPercent)),
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
