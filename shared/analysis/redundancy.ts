import type { RunManifest } from '../domain/manifest.ts'
import type { ProbeReading } from '../domain/reading.ts'
import type { RunResult } from '../domain/runResult.ts'
import { entryOf } from './entryOf.ts'

/** Roles without which a request has no way through. */
const needed = ['proxy', 'balancer', 'api', 'database']

/**
 * What may fail without everybody noticing, by what is there, not by what was tried: whether the others take over shows only
 * when one is killed.
 *
 * | instances | in front            | other needed roles | kind         |
 * |-----------|---------------------|--------------------|--------------|
 * | 0 or 1    | any                 | any                | none         |
 * | 2 …       | nothing             | any                | none: the load goes to one of them |
 * | 2 …       | a balancer or proxy | one of them alone  | balancerOnly |
 * | 2 …       | a balancer or proxy | each twice         | all          |
 *
 * Two containers of the same role count as twins. A cache is no single point: whether a topology survives without its own
 * cannot be known from here, and the built-in one does (it answers from the database). Neither is a container of the role `other`.
 */
export function toRedundancy(
  manifest: Pick<RunManifest, 'containers'>,
  probes: readonly ProbeReading[],
): RunResult['redundancy'] {
  const { containers } = manifest
  const of = (role: string) => containers.filter((container) => container.role === role)
  const alone = containers.filter(({ role }) => needed.includes(role) && of(role).length === 1).map(({ name }) => name)
  const hasFront = of('balancer').length + of('proxy').length > 0
  if (of('api').length < 2) return { kind: 'none', singlePoints: alone }
  if (!hasFront) {
    const entry = entryOf(manifest, probes)
    return { kind: 'none', singlePoints: [...(entry === undefined ? [] : [entry]), ...alone] }
  }
  return { kind: alone.length === 0 ? 'all' : 'balancerOnly', singlePoints: alone }
}
