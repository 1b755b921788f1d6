import type { ComponentMark } from '../charts/runView.ts'
import type { CounterReading, LogReading } from '../domain/counters.ts'
import type { RunEvent } from '../domain/events.ts'
import type { LocalText } from '../domain/localText.ts'
import type { LineReading } from '../domain/logLine.ts'
import type { RunManifest } from '../domain/manifest.ts'
import type { HostReading, ProbeReading, Reading } from '../domain/reading.ts'
import type { RunAt, RunOutcome } from '../domain/run.ts'
import type { Tick } from '../domain/tick.ts'

/** What is known of a run before its first event, and never changes. */
export type RunHead = Pick<
  RunManifest,
  | 'id'
  | 'comparisonId'
  | 'createdAt'
  | 'configuration'
  | 'topologyTitle'
  | 'profile'
  | 'scenario'
  | 'seed'
  | 'repeat'
  | 'objectives'
> & { readonly containers: readonly Omit<RunManifest['containers'][number], 'address'>[] }

/**
 * One run as its events tell it, from the first to `lastSeq`. The same events give the same view, whether they are heard
 * while the run is on or read back from its folder.
 */
export interface LiveRun {
  readonly head: RunHead
  readonly lastSeq: number
  /** Events that never came; 0 unless a batch was lost. */
  readonly missed: number
  /** The state it is in; `queued` until its first event. */
  readonly at: RunAt
  /** Every state that was entered, in order; the last is `at`. `elapsedMs` counts from the run's own start. */
  readonly states: readonly { readonly at: RunAt; readonly elapsedMs: number }[]
  /** Of the last event. */
  readonly elapsedMs: number
  /** On the run's time base, of the last event that had one; absent before measuring. */
  readonly atMs?: number
  /** What is being waited for in the present state, the last word on each subject. */
  readonly progress: readonly Progress[]
  readonly warnings: readonly LocalText[]
  /** In the order in which they came. */
  readonly ticks: readonly Tick[]
  readonly readings: readonly Reading[]
  readonly hostReadings: readonly HostReading[]
  readonly probes: readonly ProbeReading[]
  readonly counters: readonly CounterReading[]
  readonly logs: readonly LogReading[]
  /** Those that say WARN, ERROR or slow. */
  readonly lines: readonly LineReading[]
  /** States, changes of containers and faults as they were told, those before measuring too. */
  readonly events: readonly RunEvent[]
  /** Starts, deaths, restarts on the run's time base; those before measuring are told by the states. */
  readonly components: readonly ComponentMark[]
  /** What was done to containers on purpose, in order, with the moment it began, ended or failed. */
  readonly faults: readonly FaultMark[]
  readonly outcome?: RunOutcome
  readonly leftBehind: readonly string[]
}

export interface FaultMark
  extends Omit<Extract<RunEvent, { kind: 'fault' }>, 'kind' | 'runId' | 'seq' | 'elapsedMs' | 'atMs'> {
  readonly atMs: number
}

export type Progress = Pick<Extract<RunEvent, { kind: 'progress' }>, 'subject' | 'message' | 'done' | 'total'>

/** A run of which nothing has been heard yet. */
export function toLiveRun(head: RunHead): LiveRun {
  return {
    head,
    lastSeq: 0,
    missed: 0,
    at: 'queued',
    states: [],
    elapsedMs: 0,
    progress: [],
    warnings: [],
    ticks: [],
    readings: [],
    hostReadings: [],
    probes: [],
    counters: [],
    logs: [],
    lines: [],
    events: [],
    components: [],
    faults: [],
    leftBehind: [],
  }
}

/** Folds one batch into the view. Events of other runs and repeats are ignored; gaps are counted, not hidden. */
export function applyBatch(view: LiveRun, batch: readonly RunEvent[]): LiveRun {
  const fresh = freshOf(view, batch)
  const last = fresh.at(-1)
  if (last === undefined) return view
  const states = fresh.filter((event) => event.kind === 'state')
  const ended = fresh.findLast((event) => event.kind === 'ended')
  const atMs = fresh.findLast((event) => event.atMs !== undefined)?.atMs ?? view.atMs
  return {
    ...view,
    lastSeq: last.seq,
    missed: view.missed + (last.seq - view.lastSeq - fresh.length),
    at: states.at(-1)?.at ?? view.at,
    states: joined(
      view.states,
      states.map(({ at, elapsedMs }) => ({ at, elapsedMs })),
    ),
    elapsedMs: last.elapsedMs,
    ...(atMs !== undefined && { atMs }),
    progress: fresh.reduce(toProgress, view.progress),
    warnings: joined(
      view.warnings,
      fresh.flatMap((event) => (event.kind === 'warning' ? [event.message] : [])),
    ),
    ticks: joined(
      view.ticks,
      fresh.flatMap((event) => (event.kind === 'tick' ? [event.tick] : [])),
    ),
    readings: joined(
      view.readings,
      fresh.flatMap((event) => (event.kind === 'reading' ? [event.reading] : [])),
    ),
    hostReadings: joined(
      view.hostReadings,
      fresh.flatMap((event) => (event.kind === 'host' ? [event.reading] : [])),
    ),
    probes: joined(
      view.probes,
      fresh.flatMap((event) => (event.kind === 'probe' ? [event.reading] : [])),
    ),
    counters: joined(
      view.counters,
      fresh.flatMap((event) => (event.kind === 'counters' ? [event.reading] : [])),
    ),
    logs: joined(
      view.logs,
      fresh.flatMap((event) => (event.kind === 'log' ? [event.reading] : [])),
    ),
    lines: joined(
      view.lines,
      fresh.flatMap((event) => (event.kind === 'line' ? [event.reading] : [])),
    ),
    events: joined(view.events, fresh.filter(isHappening)),
    components: joined(view.components, fresh.flatMap(toMark)),
    faults: joined(view.faults, fresh.flatMap(toFaultMark)),
    ...(ended !== undefined && { outcome: ended.outcome, leftBehind: ended.leftBehind }),
  }
}

/** Repeats may also be within one batch. */
function freshOf({ head, lastSeq }: LiveRun, batch: readonly RunEvent[]): readonly RunEvent[] {
  let highest = lastSeq
  return batch.filter(({ runId, seq }) => {
    const isFresh = runId === head.id && seq > highest
    if (isFresh) highest = seq
    return isFresh
  })
}

/** Nothing new keeps the same list, so that what is drawn from it is not drawn again. */
function joined<T>(before: readonly T[], fresh: readonly T[]): readonly T[] {
  return fresh.length === 0 ? before : [...before, ...fresh]
}

function isHappening({ kind }: RunEvent): boolean {
  return kind === 'state' || kind === 'component' || kind === 'fault'
}

/** A new state begins with nothing to wait for. */
function toProgress(before: readonly Progress[], event: RunEvent): readonly Progress[] {
  if (event.kind === 'state') return []
  if (event.kind !== 'progress') return before
  const { subject, message, done, total } = event
  return [...before.filter((one) => one.subject !== subject), { subject, message, done, total }]
}

function toMark(event: RunEvent): ComponentMark[] {
  if (event.kind !== 'component' || event.atMs === undefined) return []
  const { atMs, container, what, exitCode } = event
  return [{ atMs, container, what, ...(exitCode !== undefined && { exitCode }) }]
}

function toFaultMark(event: RunEvent): FaultMark[] {
  if (event.kind !== 'fault' || event.atMs === undefined) return []
  const { atMs, what, fault, message } = event
  return [{ atMs, what, fault, ...(message !== undefined && { message }) }]
}
