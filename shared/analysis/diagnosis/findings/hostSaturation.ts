import type { Finding } from '../../../domain/diagnosis.ts'
import { loadThreads } from '../../loadThreads.ts'
import { adviceOf } from './advice.ts'
import { hurtful, worstP95Ms } from './clients.ts'
import { cpuOver, cpuSums, sharedCores } from './cpu.ts'
import type { Grounds } from './grounds.ts'
import { isIn, meanOf, spansOf, touches } from './spans.ts'
import { toFinding } from './toFinding.ts'

/** Of the cores that the containers share. */
const fullFrom = 0.9

/** All cores that the containers may use were busy while clients suffered: the machine is the limit, not one component’s own. */
export function hostSaturation(grounds: Grounds): Finding[] {
  return [...fullCores(grounds), ...otherPrograms(grounds)].slice(0, 1)
}

function fullCores(grounds: Grounds): Finding[] {
  const cores = sharedCores(grounds)
  if (cores === undefined || cores === 0) return []
  const sums = cpuSums(grounds)
  const span = hurtful(
    { hurt: grounds.slow },
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

/** Threads that wait, for each core of the machine, besides the stack’s own and the generator’s. */
const crowdedFrom = 1.5

/** Clients suffered while the machine’s load came of programs that are no part of the run. */
function otherPrograms(grounds: Grounds): Finding[] {
  const { manifest, hostReadings } = grounds
  const cores = manifest.environment?.engine.cpus
  if (cores === undefined) return []
  const others = hostReadings.flatMap(({ atMs, load1, stackLoad1 }) =>
    stackLoad1 === undefined || atMs < 0
      ? []
      : [{ atMs, load1, stackLoad1, load: load1 - stackLoad1 - loadThreads(manifest) }],
  )
  const span = hurtful(
    { hurt: grounds.slow },
    spansOf(others, ({ load }) => load >= crowdedFrom * cores),
  )
  if (span === undefined) return []
  // A load average has no beginning to speak of: it counts from when clients felt it.
  const felt = grounds.slow.find((one) => touches(one, span))?.fromMs ?? span.fromMs
  const within = others.filter(({ atMs }) => isIn(span, atMs))
  const stackLoad1 = Math.max(...within.map((one) => one.stackLoad1))
  return [
    toFinding(grounds, {
      rule: 'hostSaturation',
      fromMs: Math.max(span.fromMs, felt),
      toMs: span.toMs,
      of: [],
      // Who has no thread that wants to run does not wait for a core.
      kinds: [stackLoad1 >= 1],
      figures: {
        hostCores: cores,
        load1: Math.max(...within.map(({ load1 }) => load1)),
        otherLoad: Math.max(...within.map(({ load }) => load)),
        stackLoad1,
        p95Ms: worstP95Ms(grounds, span),
      },
      shown: { counters: [['clients', 'p95Ms']] },
    }),
  ]
}
