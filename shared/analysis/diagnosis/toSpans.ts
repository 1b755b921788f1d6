import type { ComponentState, Lane } from '../../domain/diagnosis.ts'

type Span = Lane['spans'][number]

/** What is known to the millisecond. */
export interface ExactSpan {
  readonly state: ComponentState
  readonly fromMs: number
  /** May be infinite. */
  readonly toMs: number
}

/**
 * States of whole seconds, the first of which begins at `states.fromMs`, cut by what is known more exactly:
 *
 *   seconds   | healthy | down    | down    | recovering |      (`down` here only says: look at the exact ones)
 *   exact           |---- down ----|
 *   spans     | healthy |-- down --|recovering           |
 *
 * Without gaps or overlaps from `fromMs` to `toMs`; none where that is nothing.
 */
export function toSpans(
  states: { readonly fromMs: number; readonly seconds: readonly ComponentState[] },
  exact: readonly ExactSpan[],
  fromMs: number,
  toMs: number,
): Span[] {
  const edges = [fromMs, toMs, ...exact.flatMap((span) => [span.fromMs, span.toMs])]
  for (let index = 0; index < states.seconds.length; index += 1) {
    if (states.seconds[index] !== states.seconds[index - 1]) edges.push(states.fromMs + index * 1000)
  }
  const within = edges.filter((atMs) => atMs >= fromMs && atMs <= toMs)
  const cuts = [...new Set(within)].sort((a, b) => a - b)
  const spans: Span[] = []
  for (const [index, atMs] of cuts.entries()) {
    const endMs = cuts[index + 1]
    if (endMs === undefined) break
    const state = stateAt(atMs, states, exact)
    const last = spans.at(-1)
    if (last?.state === state) spans[spans.length - 1] = { ...last, toMs: endMs }
    else spans.push({ state, fromMs: atMs, toMs: endMs })
  }
  return spans
}

function stateAt(
  atMs: number,
  { fromMs, seconds }: { readonly fromMs: number; readonly seconds: readonly ComponentState[] },
  exact: readonly ExactSpan[],
): ComponentState {
  // Of two at once the worse: what is down cannot be unresponsive as well.
  const here = exact.filter((span) => span.fromMs <= atMs && atMs < span.toMs)
  const exactly = here.find(({ state }) => state === 'down') ?? here.at(-1)
  if (exactly !== undefined) return exactly.state
  const index = Math.floor((atMs - fromMs) / 1000)
  const state = seconds[Math.min(Math.max(0, index), seconds.length - 1)]
  if (state !== 'down') return state ?? 'notKnown'
  // The rest of a second of which a part was exact: before it as it was, after it on the way back.
  if (exact.some((span) => span.toMs <= atMs)) return 'recovering'
  return seconds.slice(0, index).findLast((one) => one !== 'down') ?? 'healthy'
}
