import type { ComponentState, Lane } from '../domain/diagnosis.ts'
import type { Tick } from '../domain/tick.ts'
import { planDurationMs } from '../load/planDurationMs.ts'
import type { LiveRun } from './liveRun.ts'
import { type NodeReason, reasonOf } from './nodeReason.ts'
import { recentOf } from './recentOf.ts'

export interface NodeNow {
  readonly state: ComponentState
  /** Why, as far as the last seconds tell. */
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

const lastSeconds = 3
const recentMs = 5000

/**
 * How every node does at the last known moment of the measuring: its state is that of its lane, the last that is known; beside it the figures of
 * the last seconds. A request that failed without an instance's answer is the entry's, which is the balancer, the proxy, or the
 * only instance.
 */
export function topologyNow(run: LiveRun, lanes: readonly Lane[]): TopologyNow {
  const nowMs = Math.min(run.atMs ?? -1, planDurationMs(run.head.profile.stages))
  const ticks = run.ticks
    .slice(-lastSeconds - 2)
    .filter(({ second }) => second * 1000 < nowMs)
    .slice(-lastSeconds)
  const users = ticks.at(-1)?.users
  const entry = entryName(run.head.containers)
  const nodeOf = (lane: string, facts: Facts): NodeNow => {
    const state = lanes.find((one) => one.lane === lane)?.spans.at(-1)?.state ?? 'notKnown'
    const reason = reasonOf(lane, state, run, ticks, nowMs)
    return { ...facts, state, ...(reason !== undefined && { reason }) }
  }
  const containers = run.head.containers.map(
    ({ name }) =>
      [name, nodeOf(name, { ...answersOf(ticks, name, entry === name), ...usageOf(run, name, nowMs) })] as const,
  )
  return {
    ...(users !== undefined && { users }),
    clients: nodeOf('clients', ticks.length === 0 ? {} : allOf(ticks)),
    containers: Object.fromEntries(containers),
  }
}

type Facts = Omit<NodeNow, 'state' | 'reason'>

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
  const { okPerS, failedPerS } = allOf(ticks)
  const byInstances = ticks.flatMap(({ instances }) => Object.values(instances))
  return { okPerS, failedPerS: Math.max(0, failedPerS - sumOf(byInstances, (one) => one.failed) / ticks.length) }
}

function allOf(ticks: readonly Tick[]): { readonly okPerS: number; readonly failedPerS: number } {
  return {
    okPerS: sumOf(ticks, ({ total }) => total.ok) / ticks.length,
    failedPerS: sumOf(ticks, ({ total }) => total.failed) / ticks.length,
  }
}

function usageOf({ readings }: LiveRun, name: string, nowMs: number): Pick<NodeNow, 'cpuPercent' | 'memoryBytes'> {
  const last = recentOf(readings, name, nowMs, recentMs).at(-1)
  return last === undefined ? {} : { cpuPercent: last.cpuPercent, memoryBytes: last.memoryBytes }
}

function sumOf<T>(items: readonly T[], figure: (item: T) => number | undefined): number {
  return items.reduce((sum, item) => sum + (figure(item) ?? 0), 0)
}
