import { toWrittenName } from '../../../shared/domain/configuration.ts'
import type { Comparison } from '../../../shared/domain/runResult.ts'
import type { ResolvedRun } from './resolveComparison.ts'

/** The first topology of which both what it declares as before and as after are compared; nothing without such a pair. */
export function beforeAfterOf(
  runs: readonly Pick<ResolvedRun, 'topology' | 'configuration'>[],
): Pick<Comparison, 'beforeAfter'> {
  const isCompared = (id: string): boolean => runs.some(({ configuration }) => configuration.id === id)
  for (const { topology } of runs) {
    const { id: topologyId, beforeAfter } = topology
    if (beforeAfter === undefined) continue
    const before = toWrittenName({ topologyId, variant: beforeAfter.before })
    const after = toWrittenName({ topologyId, variant: beforeAfter.after })
    if (isCompared(before) && isCompared(after)) return { beforeAfter: { ...beforeAfter, before, after } }
  }
  return {}
}
