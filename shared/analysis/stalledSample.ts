import type { Stalls } from './stalledResponse.ts'

/**
 * Only so many requests of each period are under way, or wait, while the server stands still: what its percentiles show when a generator
 * does not ask while it waits. Coordinated omission as arithmetic.
 *
 * A share q of all requests meets the standstill, each the moment v after it began, and is answered after S − v. The percentile p is then
 *
 *   b + S − v(g), where g = (1 − p / 100) / q of those that meet it came earlier than v(g);   b when g > 1
 */
function sampledMs({ stallMs, serviceMs }: Stalls, percent: number, q: number, v: (g: number) => number): number {
  const earlier = (1 - percent / 100) / q
  return earlier > 1 ? serviceMs : serviceMs + Math.max(0, stallMs - v(earlier))
}

/**
 * The service time that a percentile of all requests must show when they come at a steady rate λ over a pool of C connections: the first C of
 * a standstill are sent, at even distances 1 / λ, and the others wait for a connection, which is in their response time only. q = C / λP.
 */
export function stalledServiceMs(
  stalls: Stalls,
  { ratePerS, connections }: { readonly ratePerS: number; readonly connections: number },
  percent: number,
): number {
  const lengthMs = (connections / ratePerS) * 1000
  return sampledMs(stalls, percent, lengthMs / stalls.everyMs, (g) => g * lengthMs)
}

/**
 * The response time that a percentile of all requests must show when users wait for each answer and then pause for Z, uniform between a and
 * c = 2Z − a ≤ S. Each user meets a standstill once, with the request that follows the pause in which it began: v is what is left of a pause
 * at a random moment, of density (1 − F(v)) / Z,
 *
 *   G(v) = v / Z                                                  up to a
 *   G(v) = (a + ((c − a)² − (c − v)²) / 2(c − a)) / Z             from a to c
 *
 * and of its requests it is one in N = (P − S + E[v]) / (Z + b), with E[v] = E[Z²] / 2Z.
 */
export function stalledUserMs(
  stalls: Stalls,
  { meanMs, spreadPercent }: { readonly meanMs: number; readonly spreadPercent: number },
  percent: number,
): number {
  const half = (meanMs * spreadPercent) / 100
  const [a, c] = [meanMs - half, meanMs + half]
  const left = (meanMs ** 2 + half ** 2 / 3) / (2 * meanMs)
  const requests = (stalls.everyMs - stalls.stallMs + left) / (meanMs + stalls.serviceMs)
  return sampledMs(stalls, percent, 1 / requests, (g) =>
    g * meanMs <= a ? g * meanMs : c - Math.sqrt(Math.max(0, (c - a) ** 2 - 2 * (c - a) * (g * meanMs - a))),
  )
}
