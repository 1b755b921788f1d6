import type { Finding } from '../../../domain/diagnosis.ts'
import { adviceOf } from './advice.ts'
import { hurtful, worstP95Ms } from './clients.ts'
import { cpuOver, cpuSums, sharedCores } from './cpu.ts'
import type { Grounds } from './grounds.ts'
import { isIn, meanOf, spansOf } from './spans.ts'
import { toFinding } from './toFinding.ts'

/** Of the cores that the containers share. */
const fullFrom = 0.9

/** All cores that the containers may use were busy while clients suffered: the machine is the limit, not one component’s own. */
export function hostSaturation(grounds: Grounds): Finding[] {
  const cores = sharedCores(grounds)
  if (cores === undefined || cores === 0) return []
  const sums = cpuSums(grounds)
  const span = hurtful(
    grounds,
    spansOf(sums, ({ cpuPercent }) => cpuPercent >= fullFrom * cores * 100),
  )
  if (span === undefined) return []
  const used = meanOf(sums.flatMap(({ atMs, cpuPercent }) => (isIn(span, atMs) ? [cpuPercent] : []))) ?? 0
  const names = grounds.manifest.containers.map(({ name }) => name)
  const shares = names.map((container) => ({ container, cpu: cpuOver(grounds, container, span) ?? 0 }))
  const load = grounds.hostReadings.flatMap(({ atMs, stackLoad1 }) =>
    stackLoad1 !== undefined && isIn(span, atMs) ? [stackLoad1] : [],
  )
  const stackLoad1 = load.length === 0 ? undefined : Math.max(...load)
  return [
    toFinding(grounds, {
      rule: 'hostSaturation',
      ...span,
      of: [],
      // Busy cores, and threads that wait for one.
      kinds: [true, stackLoad1 !== undefined && stackLoad1 > cores],
      figures: {
        cores,
        cpuOfCoresPercent: used / cores,
        stackLoad1,
        largestPercent: (Math.max(...shares.map(({ cpu }) => cpu)) / used) * 100,
        p95Ms: worstP95Ms(grounds, span),
      },
      shown: { counters: [...names.map((name) => [name, 'cpuPercent'] as const), ['clients', 'p95Ms']] },
      // More instances or workers would share the same cores; answers from the cache cost the least.
      advice: adviceOf(grounds, ['CACHE_TTL_SECONDS', 'raise']),
    }),
  ]
}
