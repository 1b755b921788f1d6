import type { Finding } from '../../../domain/diagnosis.ts'
import { adviceOf } from './advice.ts'
import { engineWords } from './blackholedInstance.ts'
import { countOutcomes } from './clients.ts'
import type { Grounds } from './grounds.ts'
import { lostInstances } from './lostInstances.ts'
import { touches } from './spans.ts'
import { toFinding } from './toFinding.ts'
import { isTriedTooOften } from './triedTooOften.ts'

/** A balancer that took the address out would not ask it again so long after. */
const keptFromMs = 5000

const handedOn = ['http502', 'http504', 'http5xx'] as const

/**
 * The balancer went on sending requests to an instance that was gone and refused them, and clients noticed: more often than it promises to, so that they
 * waited for it, or with failures that it handed on. That they are slow alone may come of the capacity that is gone.
 */
export function deadAddressKept(grounds: Grounds): Finding[] {
  return lostInstances(grounds).flatMap(({ loss, isSilent, lines, refused }) => {
    const failed = countOutcomes(grounds, loss, ...handedOn)
    const lastTriedMs = Math.max(...(lines?.readings ?? []).map(({ atMs }) => atMs)) - loss.fromMs
    if (isSilent || lines === undefined || lastTriedMs < keptFromMs) return []
    // At the moment of the loss itself failures are nobody’s choice.
    const since = { fromMs: loss.fromMs + keptFromMs, toMs: loss.toMs }
    const isHandedOn = countOutcomes(grounds, since, ...handedOn) > 0
    const isHurt = grounds.hurt.some((span) => touches(span, loss))
    if (!isHandedOn && !(isHurt && isTriedTooOften(lines, grounds.manifest.failover))) return []
    return [
      toFinding(grounds, {
        rule: 'deadAddressKept',
        fromMs: loss.fromMs,
        toMs: loss.toMs,
        of: [loss.container],
        kinds: [true, refused > 0],
        figures: {
          goneMs: loss.toMs - loss.fromMs,
          lines: lines.count,
          lastTriedMs,
          failed,
          byFault: loss.fault === undefined ? 0 : 1,
        },
        fault: loss.fault,
        shown: {
          counters: [['clients', 'errorRate']],
          signs: ['upstreamRefused', 'upstreamReset', 'noLiveUpstreams'],
          engine: engineWords(loss),
        },
        advice: adviceOf(grounds, ['NGINX_PROFILE', 'change']),
      }),
    ]
  })
}
