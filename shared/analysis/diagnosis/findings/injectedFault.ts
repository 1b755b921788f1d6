import type { ComponentState, Finding, Lane } from '../../../domain/diagnosis.ts'
import type { FaultKind } from '../../../domain/fault.ts'
import { type FaultSpan, toFaultSpans } from '../faultSpans.ts'
import type { Grounds } from './grounds.ts'
import { endOf } from './losses.ts'
import type { Span } from './spans.ts'
import { toFinding } from './toFinding.ts'

/** What ends a process is told by the finding of its end, with the fault in it. */
const kinds: readonly FaultKind[] = ['pause', 'cut', 'cpu', 'memory', 'delay', 'loss']

/** From the order to the effect: probes and ticks come once a second, and who waits for an answer is seen later. */
const effectWithinMs = 5000

/** Queues drain and lost packets are sent again; what lasts longer has another reason. */
const overWithinMs = 10_000

const bad: readonly ComponentState[] = ['degraded', 'unresponsive', 'down']

interface Symptoms extends Span {
  readonly isOver: boolean
}

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
  const isOver = span.toMs < endOf(grounds)
  const symptomsOf = (lane: string) => symptoms(grounds.lanes, lane, { fromMs, toMs: endMs }, isOver)
  const own = symptomsOf(container)
  const clients = symptomsOf('clients')
  const isClients = clients !== undefined && (clients.isOver || !isOver)
  if (own === undefined && !isClients) return []
  const felt = [own, isClients ? clients : undefined].flatMap((one) => one ?? [])
  const lastMs = Math.max(...felt.map(({ toMs }) => toMs))
  return [
    toFinding(grounds, {
      rule: 'injectedFault',
      fromMs,
      toMs: Math.max(endMs, lastMs),
      of: [container],
      kinds: [own !== undefined, isClients],
      figures: {
        forMs: isOver ? span.toMs - fromMs : undefined,
        ownMs: own && own.toMs - own.fromMs,
        ownAfterMs: own && Math.max(0, own.fromMs - fromMs),
        clientsMs: isClients ? clients.toMs - clients.fromMs : undefined,
        clientsAfterMs: isClients ? Math.max(0, clients.fromMs - fromMs) : undefined,
        lastsAfterMs: isOver && felt.every((one) => one.isOver) ? Math.max(0, lastMs - span.toMs) : undefined,
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

/** The bad states of a lane that began while the fault was on or just after, as one; undefined of none, or when it was bad before. */
function symptoms(
  lanes: readonly Lane[],
  name: string,
  { fromMs, toMs }: Span,
  isTakenBack: boolean,
): Symptoms | undefined {
  const spans = lanes.find(({ lane }) => lane === name)?.spans ?? []
  const isBad = ({ state }: Lane['spans'][number]) => bad.includes(state)
  const began = spans.filter((one) => isBad(one) && one.fromMs >= fromMs - 1000 && one.fromMs <= toMs + effectWithinMs)
  const [first] = began
  const last = began.at(-1)
  const before = spans.findLast((one) => one.fromMs < fromMs - 1000)
  if (first === undefined || last === undefined || (before !== undefined && isBad(before))) return undefined
  const isOver = isTakenBack && last.toMs <= toMs + overWithinMs
  return { fromMs: first.fromMs, toMs: last.toMs, isOver }
}
