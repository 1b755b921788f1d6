import type { ProbeKind } from '../../../shared/domain/reading.ts'
import type { StackPlan } from '../../../shared/domain/stackPlan.ts'
import type { StackContainer } from '../ports/stack.ts'

/** Whom to ask, and how. */
export interface ProbeTarget {
  readonly probe: ProbeKind
  readonly container: string
  readonly port: number
  readonly path: string
  readonly connection: 'kept' | 'fresh'
}

/**
 * Every probe a topology declares: the way in from outside, each instance past the balancer, and the balancer's own status, on a
 * connection it has already and on one it must accept. The others ask as a new visitor would, on a connection of their own.
 */
export function probeTargets(
  { health, entry }: Pick<StackPlan, 'health' | 'entry'>,
  containers: readonly StackContainer[],
): ProbeTarget[] {
  const { instance, balancer } = health
  const withRole = (wanted: string) => containers.filter(({ role }) => role === wanted).map(({ name }) => name)
  const targets: ProbeTarget[] = []
  if (health.entry !== undefined) {
    targets.push({ probe: 'entry', ...entry, path: health.entry, connection: 'fresh' })
  }
  if (instance !== undefined) {
    for (const container of withRole('api')) {
      targets.push({ probe: 'instance', container, ...instance, connection: 'fresh' })
    }
  }
  if (balancer !== undefined) {
    for (const container of withRole('balancer')) {
      targets.push({ probe: 'balancerKept', container, ...balancer, connection: 'kept' })
      targets.push({ probe: 'balancerFresh', container, ...balancer, connection: 'fresh' })
    }
  }
  return targets
}
