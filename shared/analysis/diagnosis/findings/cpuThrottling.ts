import type { Finding } from '../../../domain/diagnosis.ts'
import { faultDuring } from '../faultSpans.ts'
import { adviceOf, raiseLimit } from './advice.ts'
import { hurtful, queueIn, worstP95Ms } from './clients.ts'
import { cpuOfLimitOver, throttledOver, throttledSpans } from './cpu.ts'
import type { Grounds } from './grounds.ts'
import { busyFrom } from './saturatedFrom.ts'
import { meanOf, type Span, wholeSpan } from './spans.ts'
import { toFinding } from './toFinding.ts'

/** The database’s is `databaseSaturation`. */
const roles = ['api', 'balancer', 'proxy', 'cache', 'other'] as const

/** Containers that used up their CPU quota while clients suffered, a finding for each role: a quota is set for all of a kind. */
export function cpuThrottling(grounds: Grounds): Finding[] {
  return roles.flatMap((role) => {
    const throttled = grounds.containersOf(role).flatMap((container) => {
      const span = hurtful(grounds, throttledSpans(grounds, container))
      return span === undefined ? [] : [{ container, span }]
    })
    const span = wholeSpan(throttled.map((one) => one.span))
    return span === undefined
      ? []
      : [
          found(
            grounds,
            role,
            throttled.map(({ container }) => container),
            span,
          ),
        ]
  })
}

function found(grounds: Grounds, role: (typeof roles)[number], of: readonly string[], span: Span): Finding {
  const queue = queueIn(grounds, span)
  const cpuOfLimitPercent = meanOf(of.flatMap((container) => cpuOfLimitOver(grounds, container, span) ?? []))
  const fault = of.flatMap((name) => faultDuring(grounds.events, name, span, ['cpu']) ?? []).at(0)
  return toFinding(grounds, {
    rule: 'cpuThrottling',
    ...span,
    of,
    // The kernel’s word on the quota, and requests that pile up meanwhile.
    kinds: [true, queue.isGrown],
    figures: {
      containers: of.length,
      throttledPercent: meanOf(of.flatMap((container) => throttledOver(grounds, container, span) ?? [])),
      cpuOfLimitPercent,
      inFlightBefore: queue.before,
      inFlight: queue.highest,
      p95Ms: worstP95Ms(grounds, span),
    },
    // What keeps another role from computing keeps workers from it only where it has nothing left.
    isMinor: role !== 'api' && (cpuOfLimitPercent ?? 100) < busyFrom * 100,
    shown: {
      counters: [
        ...of.flatMap((name) => [[name, 'cpuPercent'] as const, [name, 'throttledPercent'] as const]),
        ['clients', 'p95Ms'],
      ],
    },
    fault,
    advice:
      fault === undefined
        ? [
            ...raiseLimit(grounds, of[0], 'cpus'),
            ...(role === 'api' ? adviceOf(grounds, ['API_INSTANCES', 'raise']) : []),
          ]
        : [],
  })
}
