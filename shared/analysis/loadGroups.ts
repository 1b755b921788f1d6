import type { LoadCell, LoadSlot } from '../domain/load.ts'
import { isFailure, type Outcome } from '../domain/outcome.ts'
import type { Phase } from '../domain/profile.ts'
import type { SecondJudgement } from '../domain/verdict.ts'
import { judgeSecond } from './judgeSecond.ts'
import { type LatencyMath, LatencySum } from './latencySum.ts'
import { phaseOfSecond } from './phaseSeconds.ts'
import { isSteadySecond } from './steadySeconds.ts'

/**
 * The cells of one phase, endpoint and instance added up; a plateau's settling and its steady part apart. Every table of the
 * result is a sum of some of these.
 */
export interface LoadGroup<H> {
  readonly phase: number
  readonly isSteady: boolean
  readonly endpoint: string
  readonly instance: string | undefined
  readonly outcomes: Map<Outcome, number>
  cacheHits: number
  cacheMisses: number
  /** ok and without `X-Cache`. */
  unmarked: number
  bytes: number
  readonly serviceUs: LatencySum<H>
  readonly responseUs: LatencySum<H>
}

/** What began and ended within one second. */
export interface LoadSecond {
  readonly second: number
  /** Active at its end. */
  readonly users: number
  readonly started: number
  /** Due and not sent. */
  readonly dropped: number
  readonly ok: number
  readonly failed: number
  readonly aborted: number
}

/** What a slot records beside the requests' own times. */
export type SendingTime = 'waitUs' | 'connectUs' | 'lateUs'

/** The load of a whole run. */
export interface LoadSums<H> {
  readonly groups: readonly LoadGroup<H>[]
  /** In order, each once; gaps stay gaps. */
  readonly seconds: readonly LoadSecond[]
  readonly started: number
  readonly dropped: number
  /** Of the whole run, wherever they were recorded. */
  readonly times: Readonly<Record<SendingTime, LatencySum<H>>>
  /** undefined when there was not a single tick. */
  readonly lastSecond: number | undefined
  readonly generator: readonly {
    readonly second: number
    readonly cpuPercent: number
    readonly lagP99Us: number
    readonly lagMaxUs: number
    readonly loopP99Us?: number
    readonly judgement: SecondJudgement
  }[]
}

/** One pass over the slots, holding sums only. What ended after `measuredMs` is in no steady part. `threads` sent the load. */
export function sumLoad<H>(
  slots: Iterable<LoadSlot>,
  phases: readonly Phase[],
  math: LatencyMath<H>,
  measuredMs: number,
  threads: number,
): LoadSums<H> {
  const groups = new Map<string, LoadGroup<H>>()
  const seconds = new Map<number, LoadSecond>()
  const generator: LoadSums<H>['generator'][number][] = []
  const times = { waitUs: new LatencySum(math), connectUs: new LatencySum(math), lateUs: new LatencySum(math) }
  let started = 0
  let dropped = 0
  let lastSecond: number | undefined
  for (const slot of slots) {
    const index = phaseOfSecond(phases, slot.second)
    const phase = phases[index]
    const isSteady = phase !== undefined && isSteadySecond(phase, slot.second, measuredMs)
    started += slot.started
    dropped += slot.dropped ?? 0
    for (const name of ['waitUs', 'connectUs', 'lateUs'] as const) {
      const encoded = slot[name]
      if (encoded !== undefined) times[name].add(encoded)
    }
    lastSecond = Math.max(lastSecond ?? slot.second, slot.second)
    const { second, cpuPercent, sendLagUs, loopDelayUs } = slot
    generator.push({
      second,
      cpuPercent,
      lagP99Us: sendLagUs.p99,
      lagMaxUs: sendLagUs.max,
      ...(loopDelayUs !== undefined && { loopP99Us: loopDelayUs.p99 }),
      judgement: judgeSecond(slot, threads),
    })
    seconds.set(second, toSecond(slot, seconds.get(second)))
    for (const cell of slot.cells) addCell(groupOf(groups, index, isSteady, cell, math), cell)
  }
  return {
    groups: [...groups.values()],
    seconds: [...seconds.values()].sort((a, b) => a.second - b.second),
    started,
    dropped,
    times,
    lastSecond,
    generator,
  }
}

function toSecond(
  { second, users, started, dropped = 0, cells }: LoadSlot,
  earlier: LoadSecond | undefined,
): LoadSecond {
  const counts = { ok: earlier?.ok ?? 0, failed: earlier?.failed ?? 0, aborted: earlier?.aborted ?? 0 }
  for (const { outcome, count } of cells) counts[kindOf(outcome)] += count
  const sent = { started: started + (earlier?.started ?? 0), dropped: dropped + (earlier?.dropped ?? 0) }
  return { second, users, ...sent, ...counts }
}

function groupOf<H>(
  groups: Map<string, LoadGroup<H>>,
  phase: number,
  isSteady: boolean,
  cell: LoadCell,
  math: LatencyMath<H>,
): LoadGroup<H> {
  const { endpoint, instance } = cell
  const key = JSON.stringify([phase, isSteady, endpoint, instance])
  const known = groups.get(key)
  if (known !== undefined) return known
  const group = {
    phase,
    isSteady,
    endpoint,
    instance,
    outcomes: new Map(),
    cacheHits: 0,
    cacheMisses: 0,
    unmarked: 0,
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
  group.unmarked += Math.max(0, cell.count - cell.cacheHits - cell.cacheMisses)
  if (cell.serviceUs !== undefined) group.serviceUs.add(cell.serviceUs)
  if (cell.responseUs !== undefined) group.responseUs.add(cell.responseUs)
}

type Counts = Record<'ok' | 'failed' | 'aborted', number>

/** ok, failed, or cut off by our own stop. */
export function countsOf<H>(groups: readonly LoadGroup<H>[]): Counts {
  const counts: Counts = { ok: 0, failed: 0, aborted: 0 }
  for (const { outcomes } of groups) for (const [outcome, count] of outcomes) counts[kindOf(outcome)] += count
  return counts
}

function kindOf(outcome: Outcome): keyof Counts {
  return isFailure(outcome) ? 'failed' : outcome === 'ok' ? 'ok' : 'aborted'
}
