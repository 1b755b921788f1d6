import type { Finding } from '../../../domain/diagnosis.ts'
import { adviceOf } from './advice.ts'
import { countOutcomes, worstP95Ms } from './clients.ts'
import type { Grounds } from './grounds.ts'
import { lostInstances } from './lostInstances.ts'
import { touches } from './spans.ts'
import { toFinding } from './toFinding.ts'

/** How long each attempt waits, of the balancer settings that the built-in topologies have (resources/images/nginx/timeouts). */
const connectTimeoutMs: Readonly<Record<string, number>> = { baseline: 60_000, tuned: 10_000 }

/** A lost instance’s address swallows packets, so that every request the balancer sends there first waits the whole connect timeout. */
export function blackholedInstance(grounds: Grounds): Finding[] {
  return lostInstances(grounds).flatMap(({ loss, isSilent, lines, unanswered }) => {
    const isFelt = grounds.hurt.some((span) => touches(span, loss))
    if (!isSilent || !isFelt) return []
    const timeouts = grounds.manifest.configuration.parameters.NGINX_TIMEOUTS
    return [
      toFinding(grounds, {
        rule: 'blackholedInstance',
        fromMs: loss.fromMs,
        toMs: loss.toMs,
        of: [loss.container],
        kinds: [unanswered > 0, lines !== undefined],
        figures: {
          goneMs: loss.toMs - loss.fromMs,
          probesUnanswered: unanswered,
          lines: lines?.count,
          connectTimeoutMs: connectTimeoutMs[`${timeouts}`],
          timedOut: countOutcomes(grounds, loss, 'http504', 'responseTimeout', 'connectTimeout'),
          p95Ms: worstP95Ms(grounds, loss),
          byFault: loss.fault === undefined ? 0 : 1,
        },
        fault: loss.fault,
        shown: {
          counters: [
            ['clients', 'p95Ms'],
            ['clients', 'throughputPerS'],
          ],
          signs: ['upstreamTimedOut', 'upstreamUnreachable', 'noLiveUpstreams'],
          engine: engineWords(loss),
        },
        advice: adviceOf(grounds, ['NGINX_CONNECT_TIMEOUT', 'lower'], ['NGINX_TIMEOUTS', 'change']),
      }),
    ]
  })
}

export function engineWords({ what, exitCode }: { readonly what: string; readonly exitCode?: number }): string[] {
  if (what !== 'died') return []
  return [exitCode === undefined ? 'died' : `died ${exitCode}`]
}
