/** A server that stands still again and again, under requests that come at a steady rate whatever it does (open model). */
export interface Stalls {
  /** How long it stands still, S, and from the beginning of one standstill to the next, P. */
  readonly stallMs: number
  readonly everyMs: number
  /** Share of its capacity that the arrivals take, ρ: 0…1, without 1. */
  readonly utilisation: number
  /** What a request takes while nothing stands still, b. */
  readonly serviceMs: number
}

/**
 * The response time that a percentile of all requests must show. Undefined when the server does not catch up before it stops again: then
 * there is no steady answer.
 *
 * A request that arrives t after the standstill began finds ρt of the server's working time queued before it. Work begins again at S, so
 * it is answered after S + ρt, which is S − (1 − ρ)t after it arrived. The same holds for those that arrive while the queue drains, which
 * has ended for arrivals at T = S / (1 − ρ):
 *
 *   response
 *     S |\
 *       |  \            R(t) = S − (1 − ρ)t
 *       |    \
 *     b |------\____________________
 *       0   S   T                   P   t, the moment of arrival
 *
 * Arrivals are spread evenly over P, so that the share of them above x is (S − x) / ((1 − ρ)P), and the percentile p of all is
 *
 *   b + max(0, S − (1 − p / 100)(1 − ρ)P)
 *
 * With S = 1 s, P = 10 s and next to no utilisation: p90 is b, p95 0.5 s, p99 0.9 s, p99.9 0.99 s. A generator that waits for its answers
 * (closed model) sends next to nothing during the standstill and shows far less: that is coordinated omission.
 */
export function stalledResponseMs(stalls: Stalls, percent: number): number | undefined {
  const { stallMs, everyMs, utilisation, serviceMs } = stalls
  if (!(utilisation < 1) || stallMs / (1 - utilisation) > everyMs) return undefined
  const share = 1 - percent / 100
  return serviceMs + Math.max(0, stallMs - share * (1 - utilisation) * everyMs)
}
