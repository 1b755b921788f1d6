import type { Lane } from '../../domain/diagnosis.ts'
import type { DiagnosisInputs } from './known.ts'
import type { LaneLevels } from './laneLevels.ts'
import type { Signals } from './signals.ts'
import { steadyStates } from './steadyStates.ts'
import { toSpans } from './toSpans.ts'

type Role = Lane['role']

/** From the clients to what is behind everything, the generator last. */
const order: readonly Role[] = ['clients', 'balancer', 'proxy', 'api', 'cache', 'database', 'other', 'generator']

/**
 * A lane for the clients' view, every container and the generator, over the same time. The clients' and the generator's are known
 * where load was measured; a container that nothing was heard of is `notKnown`.
 */
export function toLanes(
  { manifest }: DiagnosisInputs,
  signals: Signals,
  levels: ReadonlyMap<string, LaneLevels>,
): Lane[] {
  if (signals.toMs <= signals.fromMs) return []
  const roles = new Map(manifest.containers.map(({ name, role }) => [name, roleOf(role)]))
  return [...levels]
    .map(([lane, own]) => {
      const role = lane === 'clients' || lane === 'generator' ? lane : (roles.get(lane) ?? 'other')
      return { lane, role, spans: toSpans(steadySeconds(own), own.exact, signals.fromMs, signals.toMs) }
    })
    .toSorted(
      (a, b) => order.indexOf(a.role) - order.indexOf(b.role) || a.lane.localeCompare(b.lane, 'en', { numeric: true }),
    )
}

function steadySeconds({ fromSecond, levels }: LaneLevels): Parameters<typeof toSpans>[0] {
  return { fromMs: fromSecond * 1000, seconds: steadyStates(levels) }
}

function roleOf(role: string): Role {
  return order.find((known) => known === role) ?? 'other'
}
