import { defaultCapacityBounds } from '../domain/objectives.ts'
import type { ProbeReading } from '../domain/reading.ts'
import type { Tick } from '../domain/tick.ts'
import { planDurationMs } from '../load/planDurationMs.ts'
import type { LiveRun } from './liveRun.ts'

export type NodeState = 'healthy' | 'degraded' | 'unresponsive' | 'down' | 'unknown'

/** Why a node has its state. */
export type NodeReason =
  | { readonly kind: 'died'; readonly exitCode?: number }
  | { readonly kind: 'paused' | 'noProbeAnswer' | 'noAnswers' | 'nothingKnown' }
  | { readonly kind: 'probesFailed'; readonly outcome: string; readonly inARow: number }
  | { readonly kind: 'failing'; readonly fraction: number }
  | { readonly kind: 'cpuAtLimit' | 'memoryAtLimit'; readonly percent: number }

export interface NodeNow {
  readonly state: NodeState
  readonly reason?: NodeReason
  /** Per second, over the last three. Of `clients` all requests, of an instance those it answered. */
  readonly okPerS?: number
  readonly failedPerS?: number
  /** Of an instance: its part of all instances' answers, 0…1. */
  readonly share?: number
  readonly cpuPercent?: number
  readonly memoryBytes?: number
}

export interface TopologyNow {
  readonly users?: number
  readonly clients: NodeNow
  readonly containers: Readonly<Record<string, NodeNow>>
}

const inARow = 3
const recentMs = 5000
const atLimitPercent = 95

/**
 * How every node does at the last known moment of the measuring. The first line that holds is a container's state:
 *
 *   nothing measured yet                                            unknown
 *   died, and not started since                                     down
 *   paused                                                          unresponsive
 *   three of its own probes of one kind in a row failed             down
 *   its last probe failed, or none has ended for 5 s                unresponsive
 *   more of its answers failed than the capacity bound allows       degraded
 *   CPU or memory at 95 % of its limit, three readings in a row     degraded
 *   neither a reading nor a probe in the last 5 s                   unknown
 *   else                                                            healthy
 *
 * and of the clients, over the last three seconds: nothing answered while users wait: unresponsive; half of the requests or more
 * failed: down; more than the bound: degraded. A probe through the entry speaks of the whole way and so of no container; a request
 * that failed without an instance's answer is the entry's, which is the balancer, the proxy, or the only instance.
 */
export function topologyNow(run: LiveRun): TopologyNow {
  const nowMs = Math.min(run.atMs ?? -1, planDurationMs(run.head.profile.stages))
  const bound = (run.head.objectives?.capacity ?? defaultCapacityBounds).errorRate
  const ticks = run.ticks.filter(({ second }) => second * 1000 < nowMs).slice(-inARow)
  const users = ticks.at(-1)?.users
  const entry = entryName(run.head.containers)
  const containers = run.head.containers.map(({ name }) => {
    const facts = { ...answersOf(ticks, name, entry === name), ...usageOf(run, name, nowMs) }
    return [name, { ...facts, ...containerState(run, name, nowMs, facts, bound) }] as const
  })
  return {
    ...(users !== undefined && { users }),
    clients: clientsNow(ticks, bound),
    containers: Object.fromEntries(containers),
  }
}

type Facts = Omit<NodeNow, 'state' | 'reason'>
type Judged = Pick<NodeNow, 'state' | 'reason'>

function containerState(run: LiveRun, name: string, nowMs: number, facts: Facts, bound: number): Judged {
  if (nowMs < 0) return { state: 'unknown', reason: { kind: 'nothingKnown' } }
  return (
    toldByEngine(run, name, nowMs) ??
    toldByProbes(run, name, nowMs) ??
    toldByAnswers(facts, bound) ??
    toldByReadings(run, name, nowMs) ?? { state: 'healthy' }
  )
}

function toldByEngine({ components }: LiveRun, name: string, nowMs: number): Judged | undefined {
  const own = components.filter((one) => one.container === name && one.atMs <= nowMs)
  const last = own.findLast(({ what }) => what !== 'oom')
  if (last?.what === 'died') {
    return { state: 'down', reason: { kind: 'died', ...(last.exitCode !== undefined && { exitCode: last.exitCode }) } }
  }
  return last?.what === 'paused' ? { state: 'unresponsive', reason: { kind: 'paused' } } : undefined
}

function toldByProbes({ probes }: LiveRun, name: string, nowMs: number): Judged | undefined {
  const own = probes.filter((one) => one.container === name && isOwnProbe(one) && one.atMs <= nowMs)
  const latest = [...Map.groupBy(own, ({ probe }) => probe).values()]
  const fails = latest.map(failedAtEnd).toSorted((a, b) => b.inARow - a.inARow)[0]
  if (fails !== undefined && fails.inARow >= inARow)
    return { state: 'down', reason: { kind: 'probesFailed', ...fails } }
  if (fails !== undefined && fails.inARow > 0) {
    return { state: 'unresponsive', reason: { kind: 'probesFailed', ...fails } }
  }
  const isSilent = latest.some((series) => nowMs - (series.at(-1)?.atMs ?? nowMs) > recentMs)
  return isSilent ? { state: 'unresponsive', reason: { kind: 'noProbeAnswer' } } : undefined
}

/** Not through the entry; and neither our own stop nor our own limits say anything of a container. */
function isOwnProbe({ probe, outcome }: ProbeReading): boolean {
  return probe !== 'entry' && outcome !== 'aborted' && outcome !== 'generator'
}

function failedAtEnd(series: readonly ProbeReading[]): { readonly outcome: string; readonly inARow: number } {
  const lastOk = series.findLastIndex(({ outcome }) => outcome === 'ok')
  return { outcome: series.at(-1)?.outcome ?? 'ok', inARow: series.length - 1 - lastOk }
}

function toldByAnswers({ okPerS = 0, failedPerS = 0 }: Facts, bound: number): Judged | undefined {
  const fraction = failedPerS / Math.max(okPerS + failedPerS, 1e-9)
  return fraction > bound ? { state: 'degraded', reason: { kind: 'failing', fraction } } : undefined
}

function toldByReadings({ readings, probes }: LiveRun, name: string, nowMs: number): Judged | undefined {
  const isRecent = (one: { readonly container: string; readonly atMs: number }) =>
    one.container === name && one.atMs <= nowMs && one.atMs > nowMs - recentMs
  const own = readings.filter(isRecent)
  const lowest = (figure: (reading: LiveRun['readings'][number]) => number | undefined) =>
    own.length < inARow ? 0 : own.slice(-inARow).reduce((least, one) => Math.min(least, figure(one) ?? 0), Infinity)
  const cpu = lowest(({ cpuOfLimitPercent }) => cpuOfLimitPercent)
  if (cpu >= atLimitPercent) return { state: 'degraded', reason: { kind: 'cpuAtLimit', percent: cpu } }
  const memory = lowest(({ memoryOfLimitPercent }) => memoryOfLimitPercent)
  if (memory >= atLimitPercent) return { state: 'degraded', reason: { kind: 'memoryAtLimit', percent: memory } }
  const isKnown = own.length > 0 || probes.some(isRecent)
  return isKnown ? undefined : { state: 'unknown', reason: { kind: 'nothingKnown' } }
}

function entryName(containers: LiveRun['head']['containers']): string | undefined {
  const instances = containers.filter(({ role }) => role === 'api')
  const inFront = containers.find(({ role }) => role === 'balancer' || role === 'proxy')
  return inFront?.name ?? (instances.length === 1 ? instances[0]?.name : undefined)
}

function answersOf(
  ticks: readonly Tick[],
  name: string,
  isEntry: boolean,
): Pick<NodeNow, 'okPerS' | 'failedPerS' | 'share'> {
  const own = ticks.map(({ instances }) => instances[name])
  if (own.every((one) => one === undefined)) return isEntry && ticks.length > 0 ? passedOn(ticks) : {}
  const all = ticks.flatMap(({ instances }) => Object.values(instances))
  const answered = sumOf(all, ({ requests }) => requests)
  return {
    okPerS: sumOf(own, (one) => one?.ok) / ticks.length,
    failedPerS: sumOf(own, (one) => one?.failed) / ticks.length + (isEntry ? passedOn(ticks).failedPerS : 0),
    ...(answered > 0 && { share: sumOf(own, (one) => one?.requests) / answered }),
  }
}

/** What came through whatever takes the load, and what failed without an instance having answered. */
function passedOn(ticks: readonly Tick[]): { readonly okPerS: number; readonly failedPerS: number } {
  const byInstances = ticks.flatMap(({ instances }) => Object.values(instances))
  const failed = sumOf(ticks, ({ total }) => total.failed) - sumOf(byInstances, (one) => one.failed)
  return {
    okPerS: sumOf(ticks, ({ total }) => total.ok) / ticks.length,
    failedPerS: Math.max(0, failed) / ticks.length,
  }
}

function usageOf({ readings }: LiveRun, name: string, nowMs: number): Pick<NodeNow, 'cpuPercent' | 'memoryBytes'> {
  const last = readings.findLast(({ container, atMs }) => container === name && atMs <= nowMs)
  if (last === undefined || last.atMs < nowMs - recentMs) return {}
  return { cpuPercent: last.cpuPercent, memoryBytes: last.memoryBytes }
}

function clientsNow(ticks: readonly Tick[], bound: number): NodeNow {
  if (ticks.length === 0) return { state: 'unknown', reason: { kind: 'nothingKnown' } }
  const ok = sumOf(ticks, ({ total }) => total.ok)
  const failed = sumOf(ticks, ({ total }) => total.failed)
  const rates = { okPerS: ok / ticks.length, failedPerS: failed / ticks.length }
  const isWaiting = ticks.length === inARow && ticks.every(({ users, total }) => users > 0 && total.requests === 0)
  if (isWaiting) return { ...rates, state: 'unresponsive', reason: { kind: 'noAnswers' } }
  const fraction = failed / Math.max(1, ok + failed)
  if (fraction <= bound) return { ...rates, state: 'healthy' }
  return { ...rates, state: fraction >= 0.5 ? 'down' : 'degraded', reason: { kind: 'failing', fraction } }
}

function sumOf<T>(items: readonly T[], figure: (item: T) => number | undefined): number {
  return items.reduce((sum, item) => sum + (figure(item) ?? 0), 0)
}
