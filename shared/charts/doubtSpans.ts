import type { Tick } from '../domain/tick.ts'
import type { DoubtReason } from '../domain/verdict.ts'

/** Seconds in a row that are in doubt alike. */
export interface DoubtSpan {
  readonly fromMs: number
  readonly toMs: number
  readonly kind: 'suspect' | 'invalid'
  readonly reasons: readonly DoubtReason[]
}

/** Where the generator doubted itself, in the order of time. */
export function doubtSpans(ticks: readonly Tick[]): DoubtSpan[] {
  const spans: DoubtSpan[] = []
  for (const { second, doubt } of ticks.toSorted((a, b) => a.second - b.second)) {
    if (doubt === undefined) continue
    const last = spans.at(-1)
    const fromMs = second * 1000
    const goesOn = last?.toMs === fromMs && last.kind === doubt.kind && isSame(last.reasons, doubt.reasons)
    if (goesOn) spans[spans.length - 1] = { ...last, toMs: fromMs + 1000 }
    else spans.push({ fromMs, toMs: fromMs + 1000, ...doubt })
  }
  return spans
}

function isSame(one: readonly DoubtReason[], other: readonly DoubtReason[]): boolean {
  return one.length === other.length && one.every((reason) => other.includes(reason))
}
