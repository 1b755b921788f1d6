import type { ComponentState, Lane } from '../../domain/diagnosis.ts'
import type { RunEvent } from '../../domain/events.ts'
import type { FaultKind } from '../../domain/fault.ts'
import { type FaultSpan, toFaultSpans } from './faultSpans.ts'

export interface FaultEffect {
  readonly fromMs: number
  /** Infinite without a recovery. */
  readonly toMs: number
}

/** Who ends a process is over when it runs again, whether we are asked to start it or not; others when they are taken back. */
const ending: readonly FaultKind[] = ['kill', 'crash', 'stop', 'restart']

/** From the order to the effect; a stop may take its grace time. */
const effectWithinMs = 15_000

/** Queues drain; what clients suffer from for longer has another reason. */
const overWithinMs = 10_000

const away: readonly ComponentState[] = ['down', 'unresponsive', 'starting']

/** When a fault of ours was felt, whatever else was: until its container had recovered, and then until clients had, for at most ten seconds. */
export function faultEffects(events: readonly RunEvent[], lanes: readonly Lane[]): FaultEffect[] {
  return toFaultSpans(events).map((fault) => {
    const ownMs = recoveredMs(fault, lanes)
    const clients = lanes.find(({ role }) => role === 'clients')?.spans ?? []
    const clientsMs = wellFrom(clients, ownMs, (state) => state === 'healthy' || state === 'notKnown')
    return { fromMs: fault.fromMs, toMs: Math.max(ownMs, Math.min(clientsMs, ownMs + overWithinMs)) }
  })
}

function recoveredMs({ fault, fromMs, toMs }: FaultSpan, lanes: readonly Lane[]): number {
  const { container, kind } = fault.action
  const spans = lanes.find(({ lane }) => lane === container)?.spans ?? []
  const isRunning = (state: ComponentState) => !away.includes(state) && state !== 'recovering'
  if (!ending.includes(kind)) return Number.isFinite(toMs) ? wellFrom(spans, toMs, isRunning) : toMs
  const gone = spans.find(
    (one) => one.toMs > fromMs && one.fromMs <= fromMs + effectWithinMs && away.includes(one.state),
  )
  return gone === undefined ? toMs : wellFrom(spans, gone.toMs, isRunning)
}

/** Infinite when it never was. */
function wellFrom(spans: Lane['spans'], fromMs: number, isWell: (state: ComponentState) => boolean): number {
  const well = spans.find((one) => one.toMs > fromMs && isWell(one.state))
  return well === undefined ? Number.POSITIVE_INFINITY : Math.max(fromMs, well.fromMs)
}
