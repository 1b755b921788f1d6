import type { CounterReading, LogReading } from '../../../shared/domain/counters.ts'
import type { RunEvent, RunEventBody } from '../../../shared/domain/events.ts'
import type { LineReading } from '../../../shared/domain/logLine.ts'
import type { HostReading, ProbeReading, Reading } from '../../../shared/domain/reading.ts'
import type { Tick } from '../../../shared/domain/tick.ts'
import type { RunStream } from '../ports/runStore.ts'
import { isCounters, isEvent, isLine, isLog, isProbe, isReading, isTick } from './storedRecords.ts'

/** The streams that events are read back from. */
export type EventStream = Exclude<RunStream, 'histograms'>
export const eventStreams: readonly EventStream[] = [
  'events',
  'ticks',
  'readings',
  'probes',
  'counters',
  'logs',
  'lines',
]

/** Where each kind of event is stored; ticks and readings have files of their own because they are many. */
export const streamOf: Record<RunEvent['kind'], EventStream> = {
  tick: 'ticks',
  reading: 'readings',
  host: 'readings',
  probe: 'probes',
  counters: 'counters',
  log: 'logs',
  line: 'lines',
  state: 'events',
  progress: 'events',
  warning: 'events',
  component: 'events',
  fault: 'events',
  ended: 'events',
}

/** When an event was told; beside the reading's own `atMs`, which is that of the reading. */
interface Told {
  readonly seq: number
  /** Both absent in runs of before they were kept. */
  readonly elapsedMs?: number
  readonly toldAtMs?: number
}

/** What is kept of an event: ticks and readings as they are, with their place in the run's order. */
export function toEventRecord(event: RunEvent): object {
  switch (event.kind) {
    case 'tick':
      return { ...toTold(event), ...event.tick }
    case 'reading':
    case 'host':
    case 'probe':
    case 'counters':
    case 'log':
    case 'line':
      return { ...toTold(event), ...event.reading }
    default: {
      const { runId: _, ...record } = event
      return record
    }
  }
}

function toTold({ seq, elapsedMs, atMs }: RunEvent): Told {
  return { seq, elapsedMs, ...(atMs !== undefined && { toldAtMs: atMs }) }
}

/** A stored event as it is read back. */
export interface ReadEvent extends Told {
  readonly body: RunEventBody
}

/** What was kept as `toEventRecord` gave it; undefined when the record is none of that stream. */
export function toReadEvent(stream: EventStream, record: object): ReadEvent | undefined {
  const { seq, elapsedMs, toldAtMs, ...rest } = record as Partial<Told>
  if (!isCount(seq) || !isTime(elapsedMs) || !isTime(toldAtMs)) return undefined
  const told = { seq, ...(elapsedMs !== undefined && { elapsedMs }), ...(toldAtMs !== undefined && { toldAtMs }) }
  switch (stream) {
    case 'ticks':
      return isTick(rest) ? { ...told, body: { kind: 'tick', tick: rest as Tick } } : undefined
    case 'readings':
      if (!isReading(rest)) return undefined
      return { ...told, body: toReadingBody(rest as Reading | HostReading) }
    case 'probes':
      return isProbe(rest) ? { ...told, body: { kind: 'probe', reading: rest as ProbeReading } } : undefined
    case 'counters':
      return isCounters(rest) ? { ...told, body: { kind: 'counters', reading: rest as CounterReading } } : undefined
    case 'logs':
      return isLog(rest) ? { ...told, body: { kind: 'log', reading: rest as LogReading } } : undefined
    case 'lines':
      return isLine(rest) ? { ...told, body: { kind: 'line', reading: rest as LineReading } } : undefined
    case 'events': {
      const { atMs, ...body } = rest as { readonly atMs?: number }
      if (elapsedMs === undefined || !isTime(atMs) || !isEvent(record as RunEvent)) return undefined
      return { ...told, ...(atMs !== undefined && { toldAtMs: atMs }), body: body as RunEventBody }
    }
  }
}

function toReadingBody(reading: Reading | HostReading): RunEventBody {
  return 'container' in reading ? { kind: 'reading', reading } : { kind: 'host', reading }
}

function isCount(value: number | undefined): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0
}

function isTime(value: number | undefined): boolean {
  return value === undefined || Number.isFinite(value)
}
