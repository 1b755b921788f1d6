import type { LogSign } from '../../../domain/counters.ts'
import type { Finding } from '../../../domain/diagnosis.ts'
import { adviceOf } from './advice.ts'
import { countOutcomes, hurtful, queueIn, worstP95Ms } from './clients.ts'
import type { Grounds } from './grounds.ts'
import { logLines } from './logLines.ts'
import type { SeenSecond } from './seenSeconds.ts'
import { type Span, spansOf, wholeSpan } from './spans.ts'
import { toFinding } from './toFinding.ts'

const timeouts = ['http504', 'responseTimeout', 'connectTimeout'] as const
const signs: readonly LogSign[] = ['upstreamTimedOut', 'workerTimeout', 'poolTimeout']

/** Of the requests that ended in a second. */
const noticedFrom = 0.01

/** Answers took as long as somebody was ready to wait, so that requests were given up with their work done, and piled up meanwhile. */
export function timeoutCascade(grounds: Grounds): Finding[] {
  const lines = logLines(grounds, signs)
  const ended = hurtful(grounds, spansOf(grounds.seconds, isTimingOut))
  const logged = lines === undefined ? undefined : hurtful(grounds, [lines])
  const span = wholeSpan([ended, logged].filter((one) => one !== undefined))
  if (span === undefined) return []
  const queue = queueIn(grounds, sinceHurt(grounds, span))
  if (!queue.isGrown) return []
  const named = (sign: LogSign) => logLines(grounds, [sign])?.count
  // Other time limits are not its.
  const isBalancer = named('upstreamTimedOut') !== undefined || countOutcomes(grounds, span, 'http504') > 0
  return [
    toFinding(grounds, {
      rule: 'timeoutCascade',
      ...span,
      of: waitersOf(grounds, lines?.readings.map(({ container }) => container) ?? []),
      kinds: [ended !== undefined, logged !== undefined],
      figures: {
        timedOut: countOutcomes(grounds, span, ...timeouts),
        http503: countOutcomes(grounds, span, 'http503'),
        upstreamTimedOut: named('upstreamTimedOut'),
        workerTimeout: named('workerTimeout'),
        poolTimeout: named('poolTimeout'),
        inFlightBefore: queue.before,
        inFlight: queue.highest,
        p95Ms: worstP95Ms(grounds, span),
      },
      shown: {
        counters: [
          ['clients', 'p95Ms'],
          ['clients', 'errorRate'],
        ],
        signs,
      },
      advice: [
        ...(isBalancer ? adviceOf(grounds, ['NGINX_TIMEOUTS', 'change']) : []),
        ...(named('workerTimeout') === undefined ? [] : adviceOf(grounds, ['GUNICORN_TIMEOUT', 'raise'])),
      ],
    }),
  ]
}

function isTimingOut({ tick }: SeenSecond): boolean {
  const sum = timeouts.reduce((both, outcome) => both + (tick.outcomes[outcome] ?? 0), 0)
  return sum > 0 && sum >= noticedFrom * tick.total.requests
}

/** A timeout shows only when it has passed; the queue began to grow when clients began to wait. */
function sinceHurt({ hurt }: Grounds, span: Span): Span {
  const began = hurt.findLast(({ fromMs }) => fromMs <= span.fromMs)
  return began === undefined ? span : { fromMs: began.fromMs, toMs: span.toMs }
}

/** Who gave up, by their logs; nobody’s lane of his own when several did. */
function waitersOf({ containersOf }: Grounds, logged: readonly string[]): readonly string[] {
  const named = [...new Set(logged)]
  return named.length > 0 ? named : containersOf('balancer', 'proxy')
}
