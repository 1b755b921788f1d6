import type { Finding } from '../../../domain/diagnosis.ts'
import { adviceOf } from './advice.ts'
import { engineWords } from './blackholedInstance.ts'
import { countOutcomes } from './clients.ts'
import type { Grounds } from './grounds.ts'
import { lostInstances } from './lostInstances.ts'
import { touches } from './spans.ts'
import { toFinding } from './toFinding.ts'

/** A balancer that took the address out would not ask it again so long after. */
const keptFromMs = 5000

/** The balancer went on sending requests to an instance that was gone and refused them, and clients noticed. */
export function deadAddressKept(grounds: Grounds): Finding[] {
  return lostInstances(grounds).flatMap(({ loss, isSilent, lines, refused }) => {
    const failed = countOutcomes(grounds, loss, 'http502', 'http504', 'http5xx')
    const isFelt = failed > 0 || grounds.hurt.some((span) => touches(span, loss))
    const lastTriedMs = Math.max(...(lines?.readings ?? []).map(({ atMs }) => atMs)) - loss.fromMs
    if (isSilent || lines === undefined || lastTriedMs < keptFromMs || !isFelt) return []
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
