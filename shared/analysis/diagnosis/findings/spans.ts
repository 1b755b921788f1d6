/** A stretch of the run’s time. */
export interface Span {
  readonly fromMs: number
  readonly toMs: number
  /** Of a stretch with gaps what it is made of: only there is looked, or a quiet time between two troubles would hide them both. */
  readonly parts?: readonly Span[]
}

/** Shorter ones are chance: a stalled second, one slow probe. */
const leastMs = 3000

/** A look that came late, or one better second, does not end a span. */
const bridgedMs = 2500

/** What was looked at about once a second. */
interface Look {
  readonly atMs: number
}

/** Stretches of at least three seconds in which something held, of looks in order of time. */
export function spansOf<T extends Look>(looks: readonly T[], holds: (look: T) => boolean): Span[] {
  const spans: { fromMs: number; toMs: number }[] = []
  for (const look of looks) {
    if (!holds(look)) continue
    const last = spans.at(-1)
    const toMs = look.atMs + 1000
    if (last !== undefined && look.atMs - last.toMs <= bridgedMs - 1000) last.toMs = toMs
    else spans.push({ fromMs: look.atMs, toMs })
  }
  return spans.filter(({ fromMs, toMs }) => toMs - fromMs >= leastMs)
}

/** Whether `at` lies in the span, or so shortly after or before it that one may have come of the other. */
export function touches(a: Span, b: Span, withinMs = 5000): boolean {
  return a.fromMs <= b.toMs + withinMs && b.fromMs <= a.toMs + withinMs
}

/** From the beginning of the first to the end of the last, with the gaps left out of what is looked at; undefined of none. */
export function wholeSpan(spans: readonly Span[]): Span | undefined {
  const [first] = spans
  if (first === undefined) return undefined
  return {
    fromMs: Math.min(...spans.map(({ fromMs }) => fromMs)),
    toMs: Math.max(...spans.map(({ toMs }) => toMs)),
    parts: partsOf(spans),
  }
}

/** The parts of a span that lie within the others; all of it where none does. */
export function withinThem(span: Span, others: readonly Span[]): Span {
  const both = partsOf([span]).flatMap((part) =>
    others.map(({ fromMs, toMs }) => ({ fromMs: Math.max(part.fromMs, fromMs), toMs: Math.min(part.toMs, toMs) })),
  )
  return wholeSpan(both.filter(({ fromMs, toMs }) => fromMs < toMs)) ?? span
}

/** What spans are made of; of one without gaps itself. */
export function partsOf(spans: readonly Span[]): Span[] {
  return spans.flatMap((span) => span.parts ?? [span])
}

export function isIn({ fromMs, toMs, parts }: Span, atMs: number): boolean {
  return atMs >= fromMs && atMs <= toMs && (parts?.some((part) => isIn(part, atMs)) ?? true)
}

/** undefined of nothing. */
export function meanOf(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length
}
