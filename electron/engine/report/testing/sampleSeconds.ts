import type { LoadCell, LoadSlot } from '../../../../shared/domain/load.ts'
import type { RunManifest } from '../../../../shared/domain/manifest.ts'
import type { Outcome } from '../../../../shared/domain/outcome.ts'
import type { Phase } from '../../../../shared/domain/profile.ts'
import type { Tick } from '../../../../shared/domain/tick.ts'
import { phaseLevels } from '../../../../shared/load/phaseLevels.ts'
import { toPhases } from '../../../../shared/load/toPhases.ts'
import type { SampleFate } from './sampleRun.ts'

export interface SampleSecond {
  readonly tick: Tick
  readonly slot: LoadSlot
  /** Load against what it carries, 1 is full. */
  readonly share: number
}

const normalQuantiles = [-1.6, -1, -0.67, -0.43, -0.2, 0, 0.2, 0.43, 0.67, 1, 1.3, 1.6, 1.9, 2.2, 2.5]
const timeoutUs = 10_000_000

/** Closed model: users / (think time + response time), no more than the system carries; what waits too long fails. */
export function sampleSeconds(
  manifest: RunManifest,
  fate: SampleFate,
  endMs: number,
  random: () => number,
): SampleSecond[] {
  const phases = toPhases(manifest.profile.stages)
  return Array.from({ length: Math.floor(endMs / 1000) }, (_, second): SampleSecond => {
    const atMs = second * 1000 + 500
    const phase = phases.find(({ toMs }) => atMs < toMs) ?? phases.at(-1)
    const part = phase === undefined ? 1 : (atMs - phase.fromMs) / (phase.toMs - phase.fromMs)
    const users = phase === undefined ? 0 : Math.round(usersAt(phase, part))
    const share = users / (1 + fate.baseUs / 1e6) / fate.carriesPerS
    const isDead = fate.dies !== undefined && second >= fate.dies.second
    const wanted = Math.min(users / (1 + fate.baseUs / 1e6), fate.carriesPerS)
    const failedPart = isDead ? 1 : Math.max(0, Math.min(0.9, (share - 1.6) * 0.9))
    const ended = Math.round(wanted * (0.94 + random() * 0.12))
    const failed = Math.round(ended * failedPart)
    const middleUs = fate.baseUs * (1 + 1.5 * Math.min(1, share) ** 3) + Math.max(0, share - 1) * 900_000
    return toSecond({ manifest, fate, second, users, share, ok: ended - failed, failed, middleUs, isDead, random })
  })
}

function usersAt(phase: Phase, part: number): number {
  const { from, to } = phaseLevels(phase)
  return from + (to - from) * part
}

interface Figures {
  readonly manifest: RunManifest
  readonly fate: SampleFate
  readonly second: number
  readonly users: number
  readonly share: number
  readonly ok: number
  readonly failed: number
  readonly middleUs: number
  readonly isDead: boolean
  readonly random: () => number
}

function toSecond(figures: Figures): SampleSecond {
  const { manifest, fate, second, users, share, ok, failed, middleUs, isDead, random } = figures
  const latencies = normalQuantiles.map((quantile) =>
    Math.round(Math.min(timeoutUs, middleUs * Math.exp(quantile * 0.55) * (0.9 + random() * 0.2))),
  )
  const sorted = latencies.toSorted((a, b) => a - b)
  const at = (index: number) => sorted[Math.min(sorted.length - 1, index)] ?? 0
  const latencyUs = { p50: at(7), p95: at(13), p99: at(14), max: at(14) }
  const outcomes = failures(failed, isDead)
  const hits = Math.round(ok * (fate.hitRatio ?? 0))
  const cells = [...okCells(manifest, fate, ok, hits, latencies), ...failedCells(manifest, outcomes)]
  const total = { requests: ok + failed, ok, failed, ...(ok > 0 && { latencyUs }) }
  const misses = fate.hitRatio === undefined ? 0 : ok - hits
  return {
    share,
    slot: {
      second,
      users,
      started: ok + failed,
      cells,
      sendLagUs: { p99: 900, max: 1600 },
      cpuPercent: 20 + share * 10,
    },
    tick: {
      second,
      users,
      started: ok + failed,
      total: { ...total, aborted: 0, bytes: ok * 3000, cacheHits: hits, cacheMisses: misses },
      endpoints: {},
      instances: {},
      outcomes: { ...(ok > 0 && { ok }), ...outcomes },
      sendLagUs: { p99: 900, max: 1600 },
      generatorCpuPercent: 20 + share * 10,
    },
  }
}

function failures(failed: number, isDead: boolean): Partial<Record<Outcome, number>> {
  if (failed === 0) return {}
  if (isDead) return { refused: failed }
  const reset = Math.round(failed * 0.5)
  const http502 = Math.round(failed * 0.2)
  return { http5xx: failed - reset - http502, ...(http502 > 0 && { http502 }), ...(reset > 0 && { reset }) }
}

/** Spread over endpoints and instances without losing the remainder. */
function okCells(
  { containers, scenario }: RunManifest,
  fate: SampleFate,
  ok: number,
  hits: number,
  latencies: readonly number[],
): LoadCell[] {
  const instances = containers.filter(({ role }) => role === 'api').map(({ name }) => name)
  const places = scenario.endpoints.flatMap((endpoint) => instances.map((instance) => ({ endpoint, instance })))
  return places.flatMap(({ endpoint, instance }, index) => {
    const count = share(ok, places.length, index)
    const cacheHits = share(hits, places.length, index)
    if (count === 0) return []
    const misses = fate.hitRatio === undefined ? 0 : Math.max(0, count - cacheHits)
    const us = JSON.stringify(
      Array.from({ length: count }, (_, one) => latencies[(one * 7 + index * 3) % latencies.length]),
    )
    return [
      {
        endpoint,
        instance,
        outcome: 'ok' as const,
        count,
        cacheHits: Math.min(count, cacheHits),
        cacheMisses: misses,
        bytes: count * 3000,
        serviceUs: us,
        responseUs: us,
      },
    ]
  })
}

function failedCells({ scenario }: RunManifest, outcomes: Partial<Record<Outcome, number>>): LoadCell[] {
  return Object.entries(outcomes).flatMap(([outcome, count]) =>
    scenario.endpoints.flatMap((endpoint, index) => {
      const own = share(count, scenario.endpoints.length, index)
      return own === 0
        ? []
        : [{ endpoint, outcome: outcome as Outcome, count: own, cacheHits: 0, cacheMisses: 0, bytes: 0 }]
    }),
  )
}

function share(whole: number, parts: number, index: number): number {
  return Math.floor(whole / parts) + (index < whole % parts ? 1 : 0)
}
