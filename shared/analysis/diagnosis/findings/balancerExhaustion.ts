import type { Finding } from '../../../domain/diagnosis.ts'
import { adviceOf } from './advice.ts'
import { balancerConnections, connectionsInUse, connectionsLimit } from './balancerConnections.ts'
import { countOutcomes, hurtful, queueIn } from './clients.ts'
import type { Grounds } from './grounds.ts'
import { logLines } from './logLines.ts'
import { type Span, spansOf } from './spans.ts'
import { toFinding } from './toFinding.ts'

/** Of the limit; a look a second seldom meets the moment of the last one. */
const fullFrom = 0.97

/** The balancer had no connection left (`[alert] worker_connections are not enough`): it answers 500 and resets new connections. */
export function balancerExhaustion(grounds: Grounds): Finding[] {
  return grounds.containersOf('balancer', 'proxy').flatMap((container) => {
    const lines = logLines(grounds, ['connectionsExhausted'], [container])
    const full = fullSpan(grounds, container)
    // Before its first [alert] it was full and not failing: pressure.
    const span = lines ?? full
    if (span === undefined) return []
    const failed = { http5xx: countOutcomes(grounds, span, 'http5xx'), reset: countOutcomes(grounds, span, 'reset') }
    const isFelt = failed.http5xx + failed.reset > 0
    // Without its own word only both ways in which it fails together: each alone has other reasons.
    if (lines === undefined && !(failed.http5xx > 0 && failed.reset > 0)) return []
    const { inUse, limit } = balancerConnections(grounds, container, span)
    return [
      toFinding(grounds, {
        rule: 'balancerExhaustion',
        fromMs: span.fromMs,
        toMs: span.toMs,
        of: [container],
        kinds: [lines !== undefined, full !== undefined, isFelt],
        figures: {
          lines: lines?.count,
          connectionsInUse: inUse,
          connectionsLimit: limit,
          inFlight: queueIn(grounds, span).highest,
          ...failed,
        },
        shown: {
          counters: [
            [container, 'connectionsOpen'],
            [container, 'connectionsWriting'],
            ['clients', 'errorRate'],
          ],
          signs: ['connectionsExhausted', 'connectionsReused'],
          of: [container],
        },
        advice: adviceOf(grounds, ['NGINX_WORKER_CONNECTIONS', 'raise'], ['NGINX_PROFILE', 'change']),
      }),
    ]
  })
}

function fullSpan(grounds: Grounds, container: string): Span | undefined {
  const limit = connectionsLimit(grounds, container)
  if (limit === undefined) return undefined
  return hurtful(
    grounds,
    spansOf(connectionsInUse(grounds, container), ({ value }) => value >= fullFrom * limit),
  )
}
