import type { Finding } from '../../../domain/diagnosis.ts'
import { toRedundancy } from '../../redundancy.ts'
import { adviceOf } from './advice.ts'
import { engineWords } from './blackholedInstance.ts'
import type { Grounds } from './grounds.ts'
import { losses } from './losses.ts'
import { type Span, touches, wholeSpan } from './spans.ts'
import { toFinding } from './toFinding.ts'

/**
 * A component of which there is only one was gone, nothing stood in for it, and no client got an answer. One silence is told once, of the
 * component's first loss that touches it: a frozen container that is killed is lost twice.
 */
export function singlePointOfFailure(grounds: Grounds): Finding[] {
  const { singlePoints } = toRedundancy(grounds.manifest, grounds.probes)
  const told = new Set<string>()
  return losses(grounds).flatMap((loss) => {
    const keyOf = ({ fromMs }: Span) => `${loss.container} ${fromMs}`
    const silent = grounds.noService.filter((span) => touches(span, loss, 3000) && !told.has(keyOf(span)))
    const span = wholeSpan(silent)
    if (!singlePoints.includes(loss.container) || span === undefined) return []
    for (const one of silent) told.add(keyOf(one))
    const role = grounds.manifest.containers.find(({ name }) => name === loss.container)?.role
    return [
      toFinding(grounds, {
        rule: 'singlePointOfFailure',
        fromMs: loss.fromMs,
        toMs: Math.max(loss.toMs, span.toMs),
        of: [loss.container],
        // The engine’s word, or our own fault; and clients who got nothing.
        kinds: [true, true],
        figures: {
          noServiceMs: silent.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0),
          goneMs: loss.isBack ? loss.toMs - loss.fromMs : undefined,
          byFault: loss.fault === undefined ? 0 : 1,
        },
        fault: loss.fault,
        shown: {
          counters: [
            ['clients', 'throughputPerS'],
            ['clients', 'errorRate'],
          ],
          engine: engineWords(loss),
        },
        advice: role === 'api' ? adviceOf(grounds, ['API_INSTANCES', 'raise']) : [],
      }),
    ]
  })
}
