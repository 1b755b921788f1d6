import type { Finding } from '../../../domain/diagnosis.ts'
import { throttledFromPercent } from '../resourceLimits.ts'
import { adviceOf, raiseLimit } from './advice.ts'
import { hurtfulSpans, worstP95Ms } from './clients.ts'
import { cpuOfLimitOver, cpuOver, cpuSums, sharedCores, throttledOver, throttledSpans } from './cpu.ts'
import type { Grounds } from './grounds.ts'
import { isIn, meanOf, type Span, spansOf, wholeSpan, withinThem } from './spans.ts'
import { toFinding } from './toFinding.ts'

const fullFrom = 90

/** Of what all containers use; where the machine is full anyway, so much of it makes the database the one to change. */
const largestFrom = 0.6

/** The database used up the CPU it may have while clients suffered and the instances had some to spare. */
export function databaseSaturation(grounds: Grounds): Finding[] {
  return grounds.containersOf('database').flatMap((container) => {
    const span = saturatedSpan(grounds, container)
    if (span === undefined) return []
    const active = grounds.valuesOf(container, 'databaseActive').filter(({ atMs }) => isIn(span, atMs))
    const activeMean = meanOf(active.map(({ value }) => value))
    const cpu = cpuOver(grounds, container, span)
    const canWork = Math.max(1, (cpu ?? 0) / 100)
    return [
      toFinding(grounds, {
        rule: 'databaseSaturation',
        ...span,
        of: [container],
        // The kernel’s word on its CPU; more statements at work than it has cores; and instances with CPU to spare.
        kinds: [true, activeMean !== undefined && activeMean > 2 * canWork, haveSpare(grounds, span)],
        figures: {
          cpuPercent: cpu,
          cpuOfLimitPercent: cpuOfLimitOver(grounds, container, span),
          throttledPercent: throttledOver(grounds, container, span),
          activeStatements: activeMean,
          apiCpuPercent: meanOf(grounds.containersOf('api').flatMap((name) => cpuOver(grounds, name, span) ?? [])),
          p95Ms: worstP95Ms(grounds, span),
        },
        shown: {
          counters: [
            [container, 'cpuPercent'],
            [container, 'throttledPercent'],
            [container, 'databaseActive'],
            [container, 'databaseConnections'],
            ...grounds.containersOf('api').map((name) => [name, 'cpuPercent'] as const),
            ['clients', 'p95Ms'],
          ],
          signs: ['poolTimeout', 'tooManyClients'],
        },
        advice: [...raiseLimit(grounds, container, 'cpus'), ...adviceOf(grounds, ['CACHE_TTL_SECONDS', 'raise'])],
      }),
    ]
  })
}

function saturatedSpan(grounds: Grounds, container: string): Span | undefined {
  const ofQuota = spansOf(grounds.readingsOf(container), ({ cpuOfLimitPercent = 0 }) => cpuOfLimitPercent >= fullFrom)
  const atQuota = hurtfulSpans(grounds, [...throttledSpans(grounds, container), ...ofQuota])
  if (atQuota.length > 0) return wholeSpan(atQuota.filter((span) => !areHeldBack(grounds, container, span)))
  const cores = sharedCores(grounds)
  if (cores === undefined) return undefined
  const full = spansOf(cpuSums(grounds), ({ cpuPercent }) => cpuPercent >= fullFrom * cores)
  const isLargest = (span: Span) => (cpuOver(grounds, container, span) ?? 0) >= largestFrom * cores * 100
  return wholeSpan(hurtfulSpans(grounds, full).filter(isLargest))
}

/** Instances at their own quota ask less of the database than they could: then their throttling is named. */
function areHeldBack(grounds: Grounds, database: string, throttledIn: Span): boolean {
  // Before clients suffered nobody asked for much.
  const span = withinThem(throttledIn, grounds.hurt)
  const instances = grounds.containersOf('api')
  const own = throttledOver(grounds, database, span) ?? 0
  const isHeldBack = (name: string) => {
    const throttled = throttledOver(grounds, name, span) ?? 0
    return (
      throttled >= throttledFromPercent && (throttled >= own || (cpuOfLimitOver(grounds, name, span) ?? 0) >= fullFrom)
    )
  }
  return instances.length > 0 && instances.every(isHeldBack)
}

function haveSpare(grounds: Grounds, span: Span): boolean {
  const instances = grounds.containersOf('api')
  const usable = (sharedCores(grounds) ?? 1) * 100
  return (
    instances.length > 0 &&
    instances.every((name) => {
      const ofLimit = cpuOfLimitOver(grounds, name, span)
      const ofCores = ((cpuOver(grounds, name, span) ?? Number.POSITIVE_INFINITY) / usable) * 100
      return Math.max(ofLimit ?? 0, ofCores) < 70
    })
  )
}
