import type { Reading } from '../domain/reading.ts'
import type { RunResult } from '../domain/runResult.ts'
import { serverCpuTolerance } from '../domain/serverCpuTolerance.ts'
import type { Server, ServerUse } from '../domain/serverSchema.ts'
import { CpuCurve } from './CpuCurve.ts'
import { memoryCurve } from './memoryCurve.ts'

const WINDOW_MS = 5000

/** Whether the containers stayed within their server while they were measured; nothing where the topology declares none. */
export function toServerUse(
  server: Server | undefined,
  readings: readonly Reading[],
  durationMs: number,
): Pick<RunResult, 'server'> {
  if (server === undefined) return {}
  const byContainer = Map.groupBy(
    readings.toSorted((a, b) => a.atMs - b.atMs),
    ({ container }) => container,
  )
  const all = server.limits.map(({ container }) => byContainer.get(container) ?? [])
  const cores = mostCores(all, durationMs)
  const memory = mostMemory(all, durationMs)
  const kept = isKept(server, cores, memory)
  return {
    server: {
      ...server,
      ...(cores !== undefined && { mostCores5s: cores }),
      ...(memory !== undefined && { mostMemoryBytes: memory }),
      ...(kept !== undefined && { isKept: kept }),
    },
  }
}

/** One that is above is enough to know; to know that none was, both have to be there. */
function isKept(
  { cpus, memoryBytes }: Server,
  cores: number | undefined,
  memory: number | undefined,
): ServerUse['isKept'] {
  if (cores !== undefined && cores > cpus * (1 + serverCpuTolerance)) return false
  if (memory !== undefined && memory > memoryBytes) return false
  return cores === undefined || memory === undefined ? undefined : true
}

/**
 * Readings of containers are not of the same second: each one's CPU time is taken as a curve, and a window of 5 s has what all curves
 * rise by in it. Their sum is made of straight lines, so it is highest where a window begins or ends with a reading. A window in which
 * nobody knows one of them is passed over: a gap is no zero.
 */
function mostCores(all: readonly (readonly Reading[])[], durationMs: number): number | undefined {
  const curves = all.map((readings) => new CpuCurve(readings))
  const lastMs = durationMs - WINDOW_MS
  const ends = all.flatMap((readings) => readings.flatMap(({ atMs }) => [atMs, atMs - WINDOW_MS]))
  let most: number | undefined
  for (const fromMs of new Set([0, lastMs, ...ends])) {
    if (fromMs < 0 || fromMs > lastMs) continue
    const used = total(curves.map((curve) => curve.usedMs(fromMs, fromMs + WINDOW_MS)))
    if (used !== undefined) most = Math.max(most ?? 0, used / WINDOW_MS)
  }
  return most
}

/** At every reading of any container, of the others what lies on the line between their neighbouring readings. */
function mostMemory(all: readonly (readonly Reading[])[], durationMs: number): number | undefined {
  const curves = all.map(memoryCurve)
  const moments = new Set(all.flatMap((readings) => readings.map(({ atMs }) => atMs)))
  let most: number | undefined
  for (const atMs of moments) {
    if (atMs < 0 || atMs > durationMs) continue
    const sum = total(curves.map((curve) => curve(atMs)))
    if (sum !== undefined) most = Math.max(most ?? 0, Math.round(sum))
  }
  return most
}

/** Unknown when one of them is, and of nothing. */
function total(values: readonly (number | undefined)[]): number | undefined {
  if (values.length === 0) return undefined
  return values.reduce<number | undefined>(
    (sum, value) => (sum === undefined || value === undefined ? undefined : sum + value),
    0,
  )
}
