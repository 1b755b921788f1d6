import type { ComponentState, Finding } from '../../../domain/diagnosis.ts'
import type { FaultKind } from '../../../domain/fault.ts'
import { type FaultSpan, toFaultSpans } from '../faultSpans.ts'
import { clientSymptoms, effectWithinMs, overWithin } from './clientSymptoms.ts'
import type { Grounds } from './grounds.ts'
import { endOf } from './losses.ts'
import { type Span, wholeSpan } from './spans.ts'
import { toFinding } from './toFinding.ts'

/** What ends a process is told by the finding of its end, with the fault in it. */
const kinds: readonly FaultKind[] = ['pause', 'cut', 'cpu', 'memory', 'delay', 'loss']

const bad: readonly ComponentState[] = ['degraded', 'unresponsive', 'down']

/** What was done to a container on purpose is why it, or clients, suffered: from then on, and no longer than it lasted. Faults that end no process. */
export function injectedFault(grounds: Grounds): Finding[] {
  return toFaultSpans(grounds.events)
    .filter(({ fault }) => kinds.includes(fault.action.kind))
    .flatMap((span) => found(grounds, span))
}

function found(grounds: Grounds, span: FaultSpan): Finding[] {
  const { fault, fromMs } = span
  const { container } = fault.action
  const endMs = Math.max(fromMs, Math.min(span.toMs, endOf(grounds)))
  const isTakenBack = span.toMs < endOf(grounds)
  const during = { fromMs, toMs: endMs }
  const untilMs = isTakenBack ? endMs : undefined
  const own = overWithin(ownSymptoms(grounds, container, during), untilMs)
  const clients = overWithin(clientSymptoms(grounds, during), untilMs)
  const felt = [own, clients].flatMap((one) => one ?? [])
  if (felt.length === 0) return []
  const lastMs = Math.max(...felt.map(({ toMs }) => toMs))
  return [
    toFinding(grounds, {
      rule: 'injectedFault',
      fromMs,
      toMs: Math.max(endMs, lastMs),
      of: [container],
      kinds: [own !== undefined, clients !== undefined],
      figures: {
        forMs: isTakenBack ? span.toMs - fromMs : undefined,
        ownMs: own && own.toMs - own.fromMs,
        ownAfterMs: own && Math.max(0, own.fromMs - fromMs),
        clientsMs: clients && clients.toMs - clients.fromMs,
        clientsAfterMs: clients && Math.max(0, clients.fromMs - fromMs),
        lastsAfterMs: isTakenBack ? Math.max(0, lastMs - span.toMs) : undefined,
      },
      shown: {
        counters: [
          [container, 'cpuPercent'],
          [container, 'memoryBytes'],
          ['clients', 'p95Ms'],
          ['clients', 'throughputPerS'],
        ],
        engine: fault.action.kind === 'pause' ? ['paused'] : [],
      },
      fault,
    }),
  ]
}

/** The container’s bad states that began while the fault was on or just after, as one; undefined of none, or when it was bad before. */
function ownSymptoms({ lanes }: Grounds, container: string, { fromMs, toMs }: Span): Span | undefined {
  const spans = lanes.find(({ lane }) => lane === container)?.spans ?? []
  const before = spans.findLast((one) => one.fromMs < fromMs - 1000)
  if (before !== undefined && bad.includes(before.state)) return undefined
  return wholeSpan(
    spans.filter(
      (one) => bad.includes(one.state) && one.fromMs >= fromMs - 1000 && one.fromMs <= toMs + effectWithinMs,
    ),
  )
}
