import type { CounterReading, LogReading } from '../../domain/counters.ts'
import type { ProbeReading, Reading } from '../../domain/reading.ts'
import type { Tick } from '../../domain/tick.ts'
import { planDurationMs } from '../../load/planDurationMs.ts'
import { probeSeries } from '../probeFigures.ts'
import { enteredMs } from '../stateMoments.ts'
import { boundsOf, bySecond, type ClientSecond, clientSeconds } from './clientSeconds.ts'
import { failingProbes } from './failingProbes.ts'
import type { DiagnosisInputs } from './known.ts'
import { type Outage, placedChanges, toOutages } from './outages.ts'
import { type Seen, toSeen } from './seen.ts'
import type { Settled } from './settled.ts'

type ProbeSeries = readonly [ProbeReading, ...ProbeReading[]]

/** What one container told, in order of time. */
export interface ContainerSignals {
  readonly readings: readonly Reading[]
  readonly probes: readonly ProbeReading[]
  readonly series: readonly ProbeSeries[]
  readonly counters: readonly CounterReading[]
  readonly logs: readonly LogReading[]
  readonly outages: readonly Outage[]
}

/** The recorded run, looked up once for all lanes and marks. */
export interface Signals {
  /** Of the lanes: from the start of measuring, or from what happened before it. */
  readonly fromMs: number
  /** To where measuring was left, or what happened after it. */
  readonly toMs: number
  /** Of the load. */
  readonly measuredMs: number
  readonly ticks: ReadonlyMap<number, Tick>
  readonly clients: readonly ClientSecond[]
  readonly outages: readonly Outage[]
  readonly series: readonly ProbeSeries[]
  readonly seen: Seen
  /** What was made of the record's beginning before, when this is only its end. */
  readonly settled?: Settled
  /** Of all containers, in order of time. */
  readonly counters: readonly CounterReading[]
  readonly of: (container: string) => ContainerSignals
}

/** With `settled` the inputs need only be what `recordFrom` leaves of them. */
export function toSignals(inputs: DiagnosisInputs, settled?: Settled): Signals {
  const outages = toOutages(inputs)
  const measuredMs = measuredSoFarMs(inputs)
  const changesMs = placedChanges(inputs).map(({ atMs }) => atMs)
  const isOver = inputs.events.findLast((event) => event.kind === 'state')?.at !== 'measuring'
  const ticks = bySecond(inputs.ticks)
  const series = probeSeries(inputs.probes)
  const sources = {
    readings: byContainer(inputs.readings),
    probes: byContainer(inputs.probes.filter(({ outcome }) => outcome !== 'aborted')),
    counters: byContainer(inputs.counters),
    logs: byContainer(inputs.logs),
    series: Map.groupBy(series, ([{ container }]) => container),
    outages: Map.groupBy(outages, ({ container }) => container),
  }
  return {
    fromMs: Math.min(0, ...changesMs),
    // While it is on, what comes after the last tick waits for its second: half a second of probes alone would be a silence.
    toMs: isOver ? Math.max(measuredMs, ...changesMs) : measuredMs,
    measuredMs,
    ticks,
    clients: clientSeconds(
      ticks,
      Math.floor(measuredMs / 1000),
      boundsOf(inputs.manifest),
      failingProbes(series),
      settled?.clients,
    ),
    outages,
    series,
    seen: toSeen(inputs, settled?.seen),
    ...(settled !== undefined && { settled }),
    counters: inputs.counters.toSorted((a, b) => a.atMs - b.atMs),
    of: (container) => ({
      readings: sources.readings.get(container) ?? [],
      probes: sources.probes.get(container) ?? [],
      series: sources.series.get(container) ?? [],
      counters: sources.counters.get(container) ?? [],
      logs: sources.logs.get(container) ?? [],
      outages: sources.outages.get(container) ?? [],
    }),
  }
}

function byContainer<T extends { readonly container: string; readonly atMs: number }>(
  rows: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const groups = Map.groupBy(rows, ({ container }) => container)
  for (const group of groups.values()) group.sort((a, b) => a.atMs - b.atMs)
  return groups
}

/** To where measuring was left, at most the plan; while it is on, to the end of the last tick. */
function measuredSoFarMs({ manifest, events, ticks }: DiagnosisInputs): number {
  const planMs = planDurationMs(manifest.profile.stages)
  const states = events.filter((event) => event.kind === 'state')
  const left = states[states.findIndex(({ at }) => at === 'measuring') + 1]
  const leftMs = enteredMs(events, 'measuring') === undefined ? undefined : left?.atMs
  if (left?.at === 'draining' && leftMs !== undefined) return planMs
  const tickedMs = ticks.reduce((endMs, { second }) => Math.max(endMs, (second + 1) * 1000), 0)
  return Math.min(planMs, Math.max(0, leftMs ?? tickedMs))
}
