import { boundsOf } from '../analysis/diagnosis/clientSeconds.ts'
import { isAtCpuLimit } from '../analysis/diagnosis/resourceLimits.ts'
import type { ComponentState } from '../domain/diagnosis.ts'
import type { ProbeReading } from '../domain/reading.ts'
import type { Tick, TickFigures } from '../domain/tick.ts'
import type { LiveRun } from './liveRun.ts'
import { recentOf } from './recentOf.ts'

/** Why a node has its state. */
export type NodeReason =
  | { readonly kind: 'died'; readonly exitCode?: number }
  | { readonly kind: 'paused' | 'noProbeAnswer' | 'noAnswers' | 'nothingKnown' }
  | { readonly kind: 'probesFailed'; readonly outcome: string; readonly inARow: number }
  | { readonly kind: 'failing'; readonly fraction: number }
  | { readonly kind: 'slow'; readonly p95Ms: number }
  | { readonly kind: 'cpuAtLimit'; readonly percent: number }

/** A probe may wait for so long before it is told. */
const probesMs = 15_000
const silentMs = 5000
const readingsMs = 3000

/** What the last seconds tell that explains the state; it never makes one. Undefined where nothing is wrong, or its cause is over already. */
export function reasonOf(
  lane: string,
  state: ComponentState,
  run: LiveRun,
  ticks: readonly Tick[],
  nowMs: number,
): NodeReason | undefined {
  switch (state) {
    case 'notKnown':
      return { kind: 'nothingKnown' }
    case 'down':
      return diedOf(lane, run, nowMs)
    case 'unresponsive':
      if (lane === 'clients') return { kind: 'noAnswers' }
      return pausedOf(lane, run, nowMs) ?? probesOf(lane, run, nowMs)
    case 'degraded':
      return (
        answersOf(lane, run, ticks) ??
        (lane === 'clients' ? undefined : (probesOf(lane, run, nowMs) ?? cpuOf(lane, run, nowMs)))
      )
    default:
      return undefined
  }
}

function lastChange({ components }: LiveRun, name: string, nowMs: number): LiveRun['components'][number] | undefined {
  return components.findLast(({ container, atMs, what }) => container === name && atMs <= nowMs && what !== 'oom')
}

function diedOf(name: string, run: LiveRun, nowMs: number): NodeReason | undefined {
  const last = lastChange(run, name, nowMs)
  if (last?.what !== 'died') return undefined
  return { kind: 'died', ...(last.exitCode !== undefined && { exitCode: last.exitCode }) }
}

function pausedOf(name: string, run: LiveRun, nowMs: number): NodeReason | undefined {
  return lastChange(run, name, nowMs)?.what === 'paused' ? { kind: 'paused' } : undefined
}

function probesOf(name: string, { probes }: LiveRun, nowMs: number): NodeReason | undefined {
  const own = recentOf(probes, name, nowMs, probesMs).filter(isOwn)
  const latest = [...Map.groupBy(own, ({ probe }) => probe).values()]
  const [worst] = latest.map(failedAtEnd).toSorted((a, b) => b.inARow - a.inARow)
  if (worst !== undefined && worst.inARow > 0) return { kind: 'probesFailed', ...worst }
  const isSilent = latest.some((series) => nowMs - (series.at(-1)?.atMs ?? nowMs) > silentMs)
  return isSilent ? { kind: 'noProbeAnswer' } : undefined
}

/** Not through the entry; and neither our own stop nor our own limits say anything of a container. */
function isOwn({ probe, outcome }: ProbeReading): boolean {
  return probe !== 'entry' && outcome !== 'aborted' && outcome !== 'generator'
}

function failedAtEnd(series: readonly ProbeReading[]): { readonly outcome: string; readonly inARow: number } {
  const lastOk = series.findLastIndex(({ outcome }) => outcome === 'ok')
  return { outcome: series.at(-1)?.outcome ?? 'ok', inARow: series.length - 1 - lastOk }
}

/** Too many of its answers failed, or they were slow. */
function answersOf(lane: string, { head }: LiveRun, ticks: readonly Tick[]): NodeReason | undefined {
  const bounds = boundsOf(head.objectives === undefined ? {} : { objectives: head.objectives })
  const own = ticks
    .map(({ total, instances }): TickFigures | undefined => (lane === 'clients' ? total : instances[lane]))
    .filter((figures) => figures !== undefined)
  const [failed, judged] = own.reduce(
    ([f, j], figures) => [f + figures.failed, j + figures.ok + figures.failed],
    [0, 0],
  )
  if (failed > 0 && failed / judged >= bounds.errorRate) return { kind: 'failing', fraction: failed / judged }
  const p95Ms = Math.max(0, ...own.map(({ latencyUs }) => (latencyUs?.p95 ?? 0) / 1000))
  return p95Ms > bounds.p95Ms ? { kind: 'slow', p95Ms } : undefined
}

function cpuOf(name: string, { readings }: LiveRun, nowMs: number): NodeReason | undefined {
  const last = recentOf(readings, name, nowMs, readingsMs).findLast(isAtCpuLimit)
  return last?.cpuOfLimitPercent === undefined ? undefined : { kind: 'cpuAtLimit', percent: last.cpuOfLimitPercent }
}
