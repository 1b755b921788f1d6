import type { Finding } from '../../../domain/diagnosis.ts'
import { adviceOf } from './advice.ts'
import { balancerConnections } from './balancerConnections.ts'
import { countOutcomes, queueIn } from './clients.ts'
import type { Grounds } from './grounds.ts'
import { logLines } from './logLines.ts'
import { toFinding } from './toFinding.ts'

/** Nginx closed idle connections to make room for new ones (`[warn] … reusing connections`): full, and not yet failing. */
export function balancerPressure(grounds: Grounds): Finding[] {
  return grounds.containersOf('balancer', 'proxy').flatMap((container) => {
    const lines = logLines(grounds, ['connectionsReused'], [container])
    if (lines === undefined) return []
    const { inUse, limit, ofLimitPercent } = balancerConnections(grounds, container, lines)
    return [
      toFinding(grounds, {
        rule: 'balancerPressure',
        fromMs: lines.fromMs,
        toMs: lines.toMs,
        of: [container],
        kinds: [true, (ofLimitPercent ?? 0) >= 90],
        figures: {
          lines: lines.count,
          connectionsInUse: inUse,
          connectionsLimit: limit,
          inFlight: queueIn(grounds, lines).highest,
          closedUnread: countOutcomes(grounds, lines, 'stale', 'reset'),
        },
        shown: {
          counters: [
            [container, 'connectionsOpen'],
            [container, 'connectionsWriting'],
          ],
          signs: ['connectionsReused'],
          of: [container],
        },
        advice: adviceOf(grounds, ['NGINX_WORKER_CONNECTIONS', 'raise'], ['NGINX_PROFILE', 'change']),
      }),
    ]
  })
}
