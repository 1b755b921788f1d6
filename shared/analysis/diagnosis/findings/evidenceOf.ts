import type { CounterName, LogSign } from '../../../domain/counters.ts'
import type { Evidence } from '../../../domain/diagnosis.ts'
import type { Reading } from '../../../domain/reading.ts'
import { throttledPercent } from '../resourceLimits.ts'
import { quotaOf } from './cpu.ts'
import type { Grounds, Value } from './grounds.ts'
import { meanOf, type Span } from './spans.ts'

type Counter = Evidence['counters'][number]

/** `clients` for what they saw. */
export interface Shown {
  readonly counters?: readonly (readonly [container: string, name: Counter['name']])[]
  readonly signs?: readonly LogSign[]
  /** Whose lines; every container’s when it is left out. */
  readonly of?: readonly string[]
  readonly engine?: readonly string[]
}

const beforeMs = 10_000
const atWindowMs = 3000
const outcomeSeconds = 5

/** What was seen: counters around the span’s beginning, log lines within it, and how clients’ requests ended then. */
export function evidenceOf(grounds: Grounds, span: Span, shown: Shown): Evidence {
  const users = grounds.ticks.findLast(({ second }) => second * 1000 <= span.fromMs)?.users
  return {
    ...(users !== undefined && { users }),
    counters: (shown.counters ?? []).flatMap((one) => counterAt(grounds, one, span.fromMs)),
    logs: logsIn(grounds, span, shown),
    outcomes: outcomesFrom(grounds, span.fromMs),
    engine: [...(shown.engine ?? [])],
  }
}

function counterAt(grounds: Grounds, [container, name]: readonly [string, Counter['name']], fromMs: number): Counter[] {
  const values = seriesOf(grounds, container, name)
  const mean = (from: number, to: number) =>
    meanOf(values.flatMap(({ atMs, value }) => (atMs >= from && atMs < to ? [value] : [])))
  const before = mean(fromMs - beforeMs, fromMs)
  const at = mean(fromMs, fromMs + atWindowMs)
  const limit = limitOf(grounds, container, name)
  if (before === undefined && at === undefined) return []
  const counter = { container, name, before: rounded(before), at: rounded(at), limit: rounded(limit) }
  return [Object.fromEntries(Object.entries(counter).filter(([, value]) => value !== undefined)) as Counter]
}

function seriesOf(
  { readingsOf, valuesOf, seconds }: Grounds,
  container: string,
  name: Counter['name'],
): readonly Value[] {
  const read = (of: (reading: Reading) => number | undefined) =>
    readingsOf(container).flatMap((reading) => {
      const value = of(reading)
      return value === undefined ? [] : [{ atMs: reading.atMs, value }]
    })
  switch (name) {
    case 'cpuPercent':
      return read(({ cpuPercent }) => cpuPercent)
    case 'memoryBytes':
      return read(({ memoryBytes }) => memoryBytes)
    case 'throttledPercent':
      return read(throttledPercent)
    case 'errorRate':
      return seconds.flatMap(({ atMs, errorRate: value }) => (value === undefined ? [] : [{ atMs, value }]))
    case 'p95Ms':
      return seconds.flatMap(({ atMs, p95Ms: value }) => (value === undefined ? [] : [{ atMs, value }]))
    case 'throughputPerS':
      return seconds.map(({ atMs, tick }) => ({ atMs, value: tick.total.ok }))
    default:
      return valuesOf(container, name)
  }
}

const limits: Readonly<Partial<Record<CounterName, CounterName>>> = {
  connectionsOpen: 'connectionsLimit',
  databaseConnections: 'databaseConnectionsLimit',
  openFiles: 'openFilesLimit',
  listenQueue: 'listenQueueLimit',
  cacheMemoryBytes: 'cacheMemoryLimitBytes',
}

function limitOf({ readingsOf, valuesOf }: Grounds, container: string, name: Counter['name']): number | undefined {
  if (name === 'throttledPercent') return 100
  if (name === 'cpuPercent') return quotaOf(readingsOf(container))
  if (name === 'memoryBytes') {
    const read = readingsOf(container).findLast(({ memoryOfLimitPercent = 0 }) => memoryOfLimitPercent > 0)
    return read?.memoryOfLimitPercent && (read.memoryBytes / read.memoryOfLimitPercent) * 100
  }
  const limit = limits[name as CounterName]
  return limit && valuesOf(container, limit).at(-1)?.value
}

function logsIn({ logs }: Grounds, { fromMs, toMs }: Span, { signs = [], of }: Shown): Evidence['logs'] {
  // A reading holds the lines of one second; its first one may be just before the moment that was inferred from it.
  const within = logs.filter(
    ({ atMs, sign, container }) =>
      signs.includes(sign) && (of === undefined || of.includes(container)) && atMs >= fromMs - 1000 && atMs <= toMs,
  )
  return [...Map.groupBy(within, ({ container, sign }) => `${container} ${sign}`).values()].flatMap((same) => {
    const [first] = same
    if (first === undefined) return []
    const { atMs, container, sign, line } = first
    return [{ atMs, container, sign, line, count: same.reduce((sum, { count }) => sum + count, 0) }]
  })
}

function outcomesFrom({ seconds }: Grounds, fromMs: number): Evidence['outcomes'] {
  const sums: Record<string, number> = {}
  const first = Math.floor(fromMs / 1000)
  const near = seconds.filter(({ tick: { second } }) => second >= first && second < first + outcomeSeconds)
  for (const [outcome, count] of near.flatMap(({ tick }) => Object.entries(tick.outcomes))) {
    if (count > 0) sums[outcome] = (sums[outcome] ?? 0) + count
  }
  return sums
}

function rounded(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Number(value.toPrecision(6))
}
