import type { CrashKind } from '../../domain/diagnosis.ts'
import type { Fault } from '../../domain/fault.ts'
import { type ComponentEvent, componentChanges, isWithin } from '../componentChanges.ts'
import { type FaultSpan, faultDuring, toFaultSpans } from './faultSpans.ts'
import type { DiagnosisInputs } from './known.ts'
import { oomRises, outOfMemorySigns } from './outOfMemorySigns.ts'

/** A container that was gone, frozen or cut off, by the engine's word or by what we did to it. */
export interface Outage {
  readonly container: string
  readonly fromMs: number
  /** Its process runs again, or it is reached again; infinite when it stayed away. */
  readonly toMs: number
  readonly state: 'down' | 'unresponsive'
  /** Absent for a fault that only cuts off. */
  readonly kind: CrashKind
  readonly exitCode?: number
  /** That took it away, or filled the memory it died for want of. */
  readonly fault?: Fault
  /** The engine's words, as evidence. */
  readonly engine: readonly string[]
}

/** A kill is told within moments; a stop may take its grace time and is waited for. */
const killedWithinMs = 3000
const stoppedWithinMs = 60_000
/** The engine's own events of one fault may be placed a moment before it was told. */
const beforeMs = 2000
/** All containers gone within this: the engine went, or somebody took all of them at once. */
const togetherMs = 10_000

/** Exit codes of those whom somebody else ended: hangup, interrupt, kill, terminate. Other signals are their own doing. */
const endedByOthers = [129, 130, 137, 143]

type Placed = ComponentEvent & { readonly atMs: number }

/** In order of time. Deaths of our own stop are none. */
export function toOutages(inputs: DiagnosisInputs): Outage[] {
  const changes = placedChanges(inputs)
  const faults = toFaultSpans(inputs.events)
  const deaths = changes.filter(({ what }) => what === 'died')
  const rises = oomRises(inputs.counters)
  const isTogether = diedTogether(deaths, faults, inputs)
  const down = deaths.map((death): Outage => {
    const fault = faultOf(death, faults)
    const oom = outOfMemorySigns(inputs, rises, death)
    const kind =
      fault !== undefined
        ? 'ourFault'
        : oom.length > 0
          ? 'outOfMemory'
          : isTogether(death)
            ? 'engineRestart'
            : ownKind(death)
    // What filled its memory did not end it: the kernel did, for want of it.
    const span = { fromMs: death.atMs, toMs: death.atMs }
    const filled = kind === 'outOfMemory' ? faultDuring(inputs.events, death.container, span, ['memory']) : undefined
    const done = fault?.fault ?? filled
    return {
      container: death.container,
      fromMs: death.atMs,
      toMs: nextOf(changes, death, ['restarted', 'started']),
      state: 'down',
      kind,
      ...(death.exitCode !== undefined && { exitCode: death.exitCode }),
      ...(done !== undefined && { fault: done }),
      engine: [`died${death.exitCode === undefined ? '' : ` ${death.exitCode}`}`, ...engineWords(oom)],
    }
  })
  const frozen = changes
    .filter(({ what }) => what === 'paused')
    .map((pause): Outage => {
      const fault = faults.find((span) => span.fault.action.kind === 'pause' && isAbout(span, pause, killedWithinMs))
      return {
        container: pause.container,
        fromMs: pause.atMs,
        toMs: nextOf(changes, pause, ['unpaused', 'died', 'restarted']),
        state: 'unresponsive',
        kind: fault === undefined ? 'paused' : 'ourFault',
        ...(fault !== undefined && { fault: fault.fault }),
        engine: ['paused'],
      }
    })
  return [...down, ...frozen, ...untold(faults, [...down, ...frozen])].toSorted((a, b) => a.fromMs - b.fromMs)
}

/** What happened to containers from warming to draining, with its place on the time base. */
export function placedChanges({ events }: Pick<DiagnosisInputs, 'events'>): Placed[] {
  return componentChanges(events)
    .filter(({ during }) => isWithin(during, 'warming', 'draining'))
    .flatMap(({ event }) => (event.atMs === undefined ? [] : [event as Placed]))
}

function nextOf(changes: readonly Placed[], from: Placed, wanted: readonly string[]): number {
  const next = changes.find(
    ({ container, atMs, what }) => container === from.container && atMs >= from.atMs && wanted.includes(what),
  )
  return next?.atMs ?? Number.POSITIVE_INFINITY
}

/** The first death that follows a fault which ends a process is that fault's. */
function faultOf(death: Placed, faults: readonly FaultSpan[]): FaultSpan | undefined {
  return faults.find(({ fault, ...span }) => {
    const { kind } = fault.action
    if (kind === 'stop' || kind === 'restart') return isAbout({ fault, ...span }, death, stoppedWithinMs)
    return (kind === 'kill' || kind === 'crash') && isAbout({ fault, ...span }, death, killedWithinMs)
  })
}

function isAbout({ fault, fromMs, toMs }: FaultSpan, { container, atMs }: Placed, withinMs: number): boolean {
  return (
    fault.action.container === container &&
    atMs >= fromMs - beforeMs &&
    atMs <= Math.min(fromMs + withinMs, Math.max(toMs, fromMs + killedWithinMs))
  )
}

function ownKind({ exitCode }: Placed): CrashKind {
  if (exitCode === 0) return 'exitClean'
  return exitCode !== undefined && endedByOthers.includes(exitCode) ? 'killed' : 'exitError'
}

/** Whether every container of the run died within moments of this death, and none of them by a fault. */
function diedTogether(
  deaths: readonly Placed[],
  faults: readonly FaultSpan[],
  { manifest }: DiagnosisInputs,
): (death: Placed) => boolean {
  const foreign = deaths.filter((death) => faultOf(death, faults) === undefined)
  const { containers } = manifest
  return (death) =>
    containers.length > 1 &&
    containers.every(({ name }) =>
      foreign.some(({ container, atMs }) => container === name && Math.abs(atMs - death.atMs) <= togetherMs),
    )
}

/** Faults that take a container away without the engine saying so: it was cut off, or its death was not told. */
function untold(faults: readonly FaultSpan[], told: readonly Outage[]): Outage[] {
  return faults.flatMap(({ fault, fromMs, toMs }): Outage[] => {
    const { kind, container } = fault.action
    if (kind !== 'cut' && kind !== 'kill' && kind !== 'crash' && kind !== 'pause') return []
    if (kind !== 'cut' && told.some((outage) => outage.fault === fault)) return []
    const state = kind === 'cut' || kind === 'pause' ? 'unresponsive' : 'down'
    return [{ container, fromMs, toMs, state, kind: 'ourFault', fault, engine: [] }]
  })
}

function engineWords(signs: readonly string[]): string[] {
  return [...(signs.includes('event') ? ['oom'] : []), ...(signs.includes('inspect') ? ['oomKilled'] : [])]
}
