import type { ComponentState, Lane } from '../../domain/diagnosis.ts'
import type { RunManifest } from '../../domain/manifest.ts'
import type { Tick } from '../../domain/tick.ts'
import { componentLevels } from './componentLevels.ts'
import type { DiagnosisInputs } from './known.ts'
import { outageSpans } from './outageSpans.ts'
import type { Signals } from './signals.ts'
import { type Level, steadyStates } from './steadyStates.ts'
import { toSpans } from './toSpans.ts'

type Role = Lane['role']

/** From the clients to what is behind everything, the generator last. */
const order: readonly Role[] = ['clients', 'balancer', 'proxy', 'api', 'cache', 'database', 'other', 'generator']

/**
 * A lane for the clients' view, every container and the generator, over the same time. The clients' and the generator's are known
 * where load was measured; a container that nothing was heard of is `notKnown`.
 */
export function toLanes(inputs: DiagnosisInputs, signals: Signals): Lane[] {
  if (signals.toMs <= signals.fromMs) return []
  const lanes = [
    loadLane(
      'clients',
      signals,
      signals.clients.map(({ level }) => level),
    ),
    ...inputs.manifest.containers.map((container) => containerLane(container, inputs, signals)),
    loadLane(
      'generator',
      signals,
      signals.clients.map((_, second) => generatorLevel(signals.ticks.get(second))),
    ),
  ]
  return lanes.toSorted(
    (a, b) => order.indexOf(a.role) - order.indexOf(b.role) || a.lane.localeCompare(b.lane, 'en', { numeric: true }),
  )
}

function loadLane(
  lane: 'clients' | 'generator',
  { fromMs, toMs, measuredMs }: Signals,
  levels: readonly Level[],
): Lane {
  const states = { fromMs: 0, seconds: steadyStates(levels) }
  // Before the first user and behind the last whole second nobody looked.
  const seenMs = Math.min(measuredMs, levels.length * 1000)
  const unseen = [
    { state: 'notKnown' as const, fromMs: Number.NEGATIVE_INFINITY, toMs: 0 },
    { state: 'notKnown' as const, fromMs: seenMs, toMs: Number.POSITIVE_INFINITY },
  ]
  return { lane, role: lane, spans: toSpans(states, unseen, fromMs, toMs) }
}

function containerLane(container: RunManifest['containers'][number], inputs: DiagnosisInputs, signals: Signals): Lane {
  const { fromMs, toMs } = signals
  const own = signals.of(container.name)
  const exact = outageSpans(container, inputs, signals)
  const levels = componentLevels(container, inputs, signals, exact)
  const isHeard = own.readings.length + own.probes.length > 0 || levels.some((level) => level !== 'quiet')
  const seconds: ComponentState[] = isHeard ? steadyStates(levels) : ['notKnown']
  const states = { fromMs: Math.floor(fromMs / 1000) * 1000, seconds }
  return { lane: container.name, role: roleOf(container.role), spans: toSpans(states, exact, fromMs, toMs) }
}

function roleOf(role: string): Role {
  return order.find((known) => known === role) ?? 'other'
}

/** What it measured is doubtful: its own lane says where, whatever the stack did. */
function generatorLevel(tick: Tick | undefined): Level {
  if (tick === undefined) return 'missing'
  if (tick.doubt === undefined) return 'good'
  return tick.doubt.kind === 'invalid' ? 'silent' : 'bad'
}
