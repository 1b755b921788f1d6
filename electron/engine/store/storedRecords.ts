import { type CounterReading, counterNames, type LogReading, logSigns } from '../../../shared/domain/counters.ts'
import type { RunEvent } from '../../../shared/domain/events.ts'
import { faultSchema } from '../../../shared/domain/faultSchema.ts'
import type { LoadCell, LoadSlot } from '../../../shared/domain/load.ts'
import { type LineReading, logClasses } from '../../../shared/domain/logLine.ts'
import { outcomes } from '../../../shared/domain/outcome.ts'
import type { HostReading, ProbeKind, ProbeReading, Reading } from '../../../shared/domain/reading.ts'
import { runStates } from '../../../shared/domain/run.ts'
import type { Tick } from '../../../shared/domain/tick.ts'

/** Whether a line of `readings.ndjson` is a `Reading` or a `HostReading`. */
export function isReading({
  atMs,
  container,
  cpuPercent,
  memoryBytes,
  load1,
}: Partial<Reading & HostReading>): boolean {
  if (typeof atMs !== 'number') return false
  if (container === undefined) return typeof load1 === 'number'
  return typeof cpuPercent === 'number' && typeof memoryBytes === 'number'
}

/** Whether a line of `probes.ndjson` is a `ProbeReading`. */
export function isProbe({ atMs, probe, container, outcome, status, latencyUs }: Partial<ProbeReading>): boolean {
  return (
    [atMs, status ?? 0, latencyUs ?? 0].every(Number.isFinite) &&
    probeKinds.some((kind) => kind === probe) &&
    typeof container === 'string' &&
    outcomes.some((known) => known === outcome)
  )
}

const probeKinds: readonly ProbeKind[] = ['entry', 'instance', 'balancerKept', 'balancerFresh']

/** Whether a line of `counters.ndjson` is a `CounterReading`. */
export function isCounters({ atMs, container, values }: Partial<CounterReading>): boolean {
  return (
    Number.isFinite(atMs) &&
    typeof container === 'string' &&
    isRecord(values) &&
    Object.entries(values ?? {}).every(([name, value]) => knownCounters.has(name) && Number.isFinite(value))
  )
}

const knownCounters: ReadonlySet<string> = new Set(counterNames)

/** Whether a line of `logs.ndjson` is a `LogReading`. */
export function isLog({ atMs, container, sign, count, line }: Partial<LogReading>): boolean {
  return (
    [atMs, count].every(Number.isFinite) &&
    [container, line].every((text) => typeof text === 'string') &&
    logSigns.some((known) => known === sign)
  )
}

/** Whether a line of `lines.ndjson` is a `LineReading`. */
export function isLine({ atMs, container, class: lineClass, count, line }: Partial<LineReading>): boolean {
  return (
    [atMs, count].every(Number.isFinite) &&
    [container, line].every((text) => typeof text === 'string') &&
    logClasses.some((known) => known === lineClass)
  )
}

/** Whether a line of `histograms.ndjson` is a `LoadSlot`; its histograms are not decoded here. */
export function isSlot({ second, started, cells, sendLagUs, cpuPercent }: Partial<LoadSlot>): boolean {
  const numbers = [second, started, sendLagUs?.p99, sendLagUs?.max, cpuPercent]
  return numbers.every(Number.isFinite) && Array.isArray(cells) && cells.every(isCell)
}

function isCell(cell: Partial<LoadCell> | null): boolean {
  const numbers = [cell?.count, cell?.cacheHits, cell?.cacheMisses, cell?.bytes]
  return (
    numbers.every((number) => Number.isSafeInteger(number) && Number(number) >= 0) &&
    typeof cell?.endpoint === 'string' &&
    outcomes.some((outcome) => outcome === cell.outcome)
  )
}

/** Whether a line of `ticks.ndjson` is a `Tick`, as far as charts look at it. */
export function isTick({
  second,
  users,
  started,
  total,
  endpoints,
  instances,
  outcomes: counts,
}: Partial<Tick>): boolean {
  const numbers = [second, users, started, total?.requests, total?.ok, total?.failed]
  return numbers.every(Number.isFinite) && [endpoints, instances, counts].every(isRecord)
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

/** Whether a line of `events.ndjson` is a `RunEvent`, as far as anybody looks at it. */
export function isEvent(event: RunEvent): boolean {
  switch (event.kind) {
    case 'state':
      return runStates.some((at) => at === event.at)
    case 'component':
      // Before measuring there is no time base.
      return [event.container, event.what].every((text) => typeof text === 'string') && Number.isFinite(event.atMs ?? 0)
    case 'fault':
      return faultSchema.safeParse(event.fault).success
    case 'progress':
      return (
        [event.subject, event.message].every((text) => typeof text === 'string') &&
        [event.done, event.total].every(Number.isFinite)
      )
    case 'warning':
      return [event.message?.en, event.message?.fr].every((text) => typeof text === 'string')
    case 'ended':
      return typeof event.outcome?.kind === 'string' && Array.isArray(event.leftBehind)
    default:
      return false
  }
}
