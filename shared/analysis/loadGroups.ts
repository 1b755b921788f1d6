import type { LoadCell, LoadSlot } from '../domain/load.ts'
import { isFailure, type Outcome } from '../domain/outcome.ts'
import type { Phase } from '../domain/profile.ts'
import { type LatencyMath, LatencySum } from './latencySum.ts'
import { phaseOfSecond } from './phaseSeconds.ts'

/** The cells of one phase, endpoint and instance added up. Every table of the result is a sum of some of these. */
export interface LoadGroup<H> {
  readonly phase: number
  readonly endpoint: string
  readonly instance: string | undefined
  readonly outcomes: Map<Outcome, number>
  cacheHits: number
  cacheMisses: number
  bytes: number
  readonly serviceUs: LatencySum<H>
  readonly responseUs: LatencySum<H>
}

/** The load of a whole run. */
export interface LoadSums<H> {
  readonly groups: readonly LoadGroup<H>[]
  readonly started: number
  /** undefined when there was not a single tick. */
  readonly lastSecond: number | undefined
  readonly generator: readonly {
    readonly second: number
    readonly cpuPercent: number
    readonly lagP99Us: number
    readonly lagMaxUs: number
  }[]
}

/** One pass over the slots, holding sums only. */
export function sumLoad<H>(slots: Iterable<LoadSlot>, phases: readonly Phase[], math: LatencyMath<H>): LoadSums<H> {
  const groups = new Map<string, LoadGroup<H>>()
  const generator: LoadSums<H>['generator'][number][] = []
  let started = 0
  let lastSecond: number | undefined
  for (const slot of slots) {
    const phase = phaseOfSecond(phases, slot.second)
    started += slot.started
    lastSecond = Math.max(lastSecond ?? slot.second, slot.second)
    const { second, cpuPercent, sendLagUs } = slot
    generator.push({ second, cpuPercent, lagP99Us: sendLagUs.p99, lagMaxUs: sendLagUs.max })
    for (const cell of slot.cells) addCell(groupOf(groups, phase, cell, math), cell)
  }
  return { groups: [...groups.values()], started, lastSecond, generator }
}

function groupOf<H>(
  groups: Map<string, LoadGroup<H>>,
  phase: number,
  cell: LoadCell,
  math: LatencyMath<H>,
): LoadGroup<H> {
  const { endpoint, instance } = cell
  const key = JSON.stringify([phase, endpoint, instance])
  const known = groups.get(key)
  if (known !== undefined) return known
  const group = {
    phase,
    endpoint,
    instance,
    outcomes: new Map(),
    cacheHits: 0,
    cacheMisses: 0,
    bytes: 0,
    serviceUs: new LatencySum(math),
    responseUs: new LatencySum(math),
  }
  groups.set(key, group)
  return group
}

function addCell<H>(group: LoadGroup<H>, cell: LoadCell): void {
  group.outcomes.set(cell.outcome, (group.outcomes.get(cell.outcome) ?? 0) + cell.count)
  group.cacheHits += cell.cacheHits
  group.cacheMisses += cell.cacheMisses
  group.bytes += cell.bytes
  // Failures have histograms of their own and never enter these: a fast error is no fast answer.
  if (cell.outcome !== 'ok') return
  if (cell.serviceUs !== undefined) group.serviceUs.add(cell.serviceUs)
  if (cell.responseUs !== undefined) group.responseUs.add(cell.responseUs)
}

/** ok, failed, or cut off by our own stop. */
export function countsOf<H>(groups: readonly LoadGroup<H>[]): { ok: number; failed: number; aborted: number } {
  const counts = { ok: 0, failed: 0, aborted: 0 }
  for (const { outcomes } of groups) {
    for (const [outcome, count] of outcomes) {
      counts[isFailure(outcome) ? 'failed' : outcome === 'ok' ? 'ok' : 'aborted'] += count
    }
  }
  return counts
}
