import type { CounterName, CounterReading } from '../../../domain/counters.ts'
import type { Evidence } from '../../../domain/diagnosis.ts'
import type { Reading } from '../../../domain/reading.ts'
import type { Tick } from '../../../domain/tick.ts'
import { boundsOf, failedByStack } from '../clientSeconds.ts'
import type { DiagnosisInputs } from '../known.ts'
import { throttledPercent } from '../resourceLimits.ts'
import type { ContainerSignals, Signals } from '../signals.ts'

type Counter = Evidence['counters'][number]

const beforeMs = 10_000
/** A reading may come so much later than the moment it is to tell of. */
const lateMs = 1500

/** What is worth showing of a container's counters, with the counter that holds its limit. Those that were 0 throughout are left out. */
const shown: readonly (readonly [CounterName, CounterName?])[] = [
  ['connectionsOpen', 'connectionsLimit'],
  ['connectionsWriting'],
  ['databaseConnections', 'databaseConnectionsLimit'],
  ['databaseActive'],
  ['databaseLockWaits'],
  ['rollbacksTotal'],
  ['cacheMemoryBytes', 'cacheMemoryLimitBytes'],
  ['cacheEvictionsTotal'],
  ['openFiles', 'openFilesLimit'],
  ['listenQueue', 'listenQueueLimit'],
  ['listenOverflowsTotal'],
  ['oomKillsTotal'],
  ['memoryLimitHitsTotal'],
]

export function clientCounters(atMs: number, { manifest }: DiagnosisInputs, { ticks }: Signals): Counter[] {
  const second = Math.floor(atMs / 1000)
  const earlier = Array.from({ length: beforeMs / 1000 }, (_, back) => ticks.get(second - 1 - back))
  const bounds = boundsOf(manifest)
  const row = (name: Counter['name'], of: (tick: Tick) => number | undefined, limit?: number) =>
    counter('clients', name, mean(earlier.map((tick) => tick && of(tick))), figureOf(ticks.get(second), of), limit)
  return [
    row(
      'errorRate',
      (tick) => (tick.total.requests > 0 ? failedByStack(tick) / tick.total.requests : undefined),
      bounds.errorRate,
    ),
    row('p95Ms', ({ total }) => total.latencyUs && total.latencyUs.p95 / 1000, bounds.p95Ms),
    row('throughputPerS', ({ total }) => total.requests),
  ].flat()
}

/** The part of what is in order of time that a mark looks at. */
function around<T extends { readonly atMs: number }>(told: readonly T[], atMs: number): readonly T[] {
  return told.slice(firstFrom(told, atMs - beforeMs), firstFrom(told, atMs + lateMs + 1))
}

function firstFrom(told: readonly { readonly atMs: number }[], atMs: number): number {
  let [low, high] = [0, told.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((told[middle]?.atMs ?? 0) < atMs) low = middle + 1
    else high = middle
  }
  return low
}

export function containerCounters(
  container: string,
  atMs: number,
  { readings, counters }: ContainerSignals,
): Counter[] {
  const near = around(readings, atMs)
  const nearCounters = around(counters, atMs)
  const row = (name: Counter['name'], of: (reading: Reading) => number | undefined, limit?: number) =>
    counter(container, name, mean(before(near, atMs).map(of)), figureOf(at(near, atMs), of), limit)
  const last = near.at(-1)
  return [
    row('cpuPercent', ({ cpuPercent }) => cpuPercent, wholeOf(last?.cpuPercent, last?.cpuOfLimitPercent)),
    row('memoryBytes', ({ memoryBytes }) => memoryBytes, wholeOf(last?.memoryBytes, last?.memoryOfLimitPercent)),
    row('throttledPercent', throttledPercent).filter(isTelling),
    ...shown.map(([name, limit]) => counted(container, name, limit, atMs, nearCounters).filter(isTelling)),
  ].flat()
}

function counted(
  container: string,
  name: CounterName,
  limitName: CounterName | undefined,
  atMs: number,
  counters: readonly CounterReading[],
): Counter[] {
  const told = counters.filter(({ values }) => values[name] !== undefined)
  const values = told.map((reading, index) => ({
    atMs: reading.atMs,
    value: name.endsWith('Total') ? perSecond(told[index - 1], reading, name) : reading.values[name],
  }))
  const limit = limitName && counters.findLast(({ values: all }) => all[limitName] !== undefined)
  const of = ({ value }: { readonly value: number | undefined }) => value
  return counter(
    container,
    name,
    mean(before(values, atMs).map(of)),
    figureOf(at(values, atMs), of),
    limit && limitName && limit.values[limitName],
  )
}

/** A counter that fell was begun anew with its program. */
function perSecond(from: CounterReading | undefined, to: CounterReading, name: CounterName): number | undefined {
  const [earlier, later] = [from?.values[name], to.values[name]]
  if (from === undefined || earlier === undefined || later === undefined || later < earlier) return undefined
  return ((later - earlier) / (to.atMs - from.atMs)) * 1000
}

function before<T extends { readonly atMs: number }>(told: readonly T[], atMs: number): readonly T[] {
  const present = at(told, atMs)
  return told.filter((one) => one !== present && one.atMs < atMs)
}

/** The first that was told from then on, else the last one shortly before. */
function at<T extends { readonly atMs: number }>(told: readonly T[], atMs: number): T | undefined {
  return told.find((one) => one.atMs >= atMs) ?? told.findLast((one) => one.atMs >= atMs - lateMs)
}

function figureOf<T>(one: T | undefined, of: (one: T) => number | undefined): number | undefined {
  return one === undefined ? undefined : of(one)
}

function mean(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined)
  return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0) / known.length
}

/** What 100 per cent is, when it is known what so many are. */
function wholeOf(value: number | undefined, percent: number | undefined): number | undefined {
  return value === undefined || percent === undefined || percent === 0 ? undefined : (value / percent) * 100
}

function isTelling({ before: earlier, at: now }: Counter): boolean {
  return (earlier ?? 0) > 0 || (now ?? 0) > 0
}

function counter(
  container: string,
  name: Counter['name'],
  earlier: number | undefined,
  now: number | undefined,
  limit: number | undefined,
): Counter[] {
  if (earlier === undefined && now === undefined) return []
  return [
    {
      container,
      name,
      ...(earlier !== undefined && { before: rounded(earlier) }),
      ...(now !== undefined && { at: rounded(now) }),
      ...(limit !== undefined && { limit: rounded(limit) }),
    },
  ]
}

/** Four figures are more than anybody reads, and keep a result's size in bounds; whole from 1,000 on. */
function rounded(value: number): number {
  return Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(4))
}
