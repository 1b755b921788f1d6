import type { Grounds } from './grounds.ts'
import type { SeenSecond } from './seenSeconds.ts'
import { type Span, wholeSpan } from './spans.ts'

/** From the order to the effect: probes and ticks come once a second, and who waits for an answer is seen later. */
export const effectWithinMs = 5000

/** Queues drain and lost packets are sent again; what lasts longer has another reason. */
const overWithinMs = 10_000

/** So long before it clients must have been well, or something else ails them. */
const calmMs = 5000

/** A pause for longer ends what they suffer from. */
const gapMs = 3000

/** What began with something and did not end with it has another reason; `undefined` for an end: it stayed. */
export function overWithin(symptoms: Span | undefined, overMs: number | undefined): Span | undefined {
  return overMs === undefined || (symptoms?.toMs ?? 0) <= overMs + overWithinMs ? symptoms : undefined
}

/**
 * From the first to the last second in which clients were hurt by then, each as early as its slowest answers were asked for: who waits is seen when
 * answered. undefined of none, or when they were hurt before.
 */
export function clientSymptoms({ seconds }: Grounds, { fromMs, toMs }: Span): Span | undefined {
  const isBefore = ({ atMs }: SeenSecond) => atMs >= fromMs - calmMs && atMs + 1000 <= fromMs
  const hurt = seconds.filter(({ isHurt }) => isHurt)
  if (hurt.some(isBefore)) return undefined
  const lasting: SeenSecond[] = []
  for (const one of hurt) {
    const sinceMs = one.atMs - (lasting.at(-1)?.atMs ?? Number.NEGATIVE_INFINITY)
    if (one.atMs + 1000 > fromMs && (one.atMs <= toMs + effectWithinMs || sinceMs <= gapMs)) lasting.push(one)
  }
  const span = wholeSpan(
    lasting.map(({ atMs, p95Ms = 0 }) => ({ fromMs: Math.min(atMs, atMs + 1000 - p95Ms), toMs: atMs + 1000 })),
  )
  return span && { ...span, fromMs: Math.max(fromMs, span.fromMs) }
}
