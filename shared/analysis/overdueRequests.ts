import type { LoadSecond } from './loadGroups.ts'

/**
 * At least so many requests of the time up to `toMs` were still without an answer `boundMs` after they began.
 *
 * A frozen server answers nothing, so its plateau has no slow answer that a percentile could see: with a response timeout
 * longer than the plateau it would even look fast. But what began up to a moment and had not ended `boundMs` later was late,
 * whoever it was: begun(t) − ended(t + bound). Requests that overtake hide others, hence "at least". Of the two moments
 * that are looked at, one is `toMs` itself, exact at the end of the plan, where nobody begins any more.
 */
export function overdueRequests(seconds: readonly LoadSecond[], toMs: number, boundMs: number): number {
  const end = Math.ceil(toMs / 1000)
  const bound = Math.ceil(boundMs / 1000)
  return Math.max(0, overdueAt(seconds, end - bound, end), overdueAt(seconds, end, end + bound))
}

/** Begun before second `from`, not ended before second `to`. 0 where a second in between is missing: it may have ended many. */
function overdueAt(seconds: readonly LoadSecond[], from: number, to: number): number {
  const between = seconds.filter(({ second }) => second >= from && second < to)
  const isOver = seconds.every(({ second }) => second < to) && unended(seconds) === 0
  if (from <= 0 || (between.length < to - from && !isOver)) return 0
  const begun = seconds.reduce((sum, { second, started }) => sum + (second < from ? started : 0), 0)
  const ended = seconds.reduce((sum, one) => sum + (one.second < to ? endedIn(one) : 0), 0)
  return begun - ended
}

/** In flight after the last second. */
export function unended(seconds: readonly LoadSecond[]): number {
  return seconds.reduce((sum, one) => sum + one.started - endedIn(one), 0)
}

export function endedIn({ ok, failed, aborted }: LoadSecond): number {
  return ok + failed + aborted
}
