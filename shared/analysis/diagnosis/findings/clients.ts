import type { Outcome } from '../../../domain/outcome.ts'
import type { Grounds } from './grounds.ts'
import { isIn, type Span, touches, wholeSpan } from './spans.ts'

/** Those of these spans in which clients were hurt, or shortly before they were. */
export function hurtfulSpans({ hurt }: Pick<Grounds, 'hurt'>, spans: readonly Span[]): Span[] {
  return spans.filter((span) => hurt.some((one) => touches(span, one)))
}

/** All of them together, the gaps between them left out of what is looked at. */
export function hurtful(grounds: Pick<Grounds, 'hurt'>, spans: readonly Span[]): Span | undefined {
  return wholeSpan(hurtfulSpans(grounds, spans))
}

/** Requests that ended so within the span, up to a second after it. */
export function countOutcomes({ seconds }: Pick<Grounds, 'seconds'>, span: Span, ...of: readonly Outcome[]): number {
  return seconds
    .filter(({ atMs }) => atMs + 1000 > span.fromMs && atMs <= span.toMs)
    .reduce((sum, { tick }) => of.reduce((both, outcome) => both + (tick.outcomes[outcome] ?? 0), sum), 0)
}

export interface Queue {
  readonly before: number
  readonly highest: number
  /** At least doubled, and more than chance. */
  readonly isGrown: boolean
}

/** Requests under way before the span and at most within it. */
export function queueIn({ seconds }: Pick<Grounds, 'seconds'>, span: Span): Queue {
  const within = seconds.filter(({ atMs }) => isIn(span, atMs)).map(({ inFlight }) => inFlight)
  const before = seconds.findLast(({ atMs }) => atMs + 1000 <= span.fromMs)?.inFlight ?? 0
  const highest = Math.max(0, ...within)
  return { before, highest, isGrown: highest >= 2 * before && highest - before >= 20 }
}

/** The worst second’s P95 within the span; undefined without an ok answer. */
export function worstP95Ms({ seconds }: Pick<Grounds, 'seconds'>, span: Span): number | undefined {
  const known = seconds.flatMap(({ atMs, p95Ms }) => (p95Ms !== undefined && isIn(span, atMs) ? [p95Ms] : []))
  return known.length === 0 ? undefined : Math.max(...known)
}
