/** One second as far as silence goes. */
export interface AskedSecond {
  readonly ok: number
  /** By the stack’s doing. */
  readonly failed: number
  /** Requests under way at its beginning, and at its end. */
  readonly waiting: number
  readonly inFlight: number
}

/** One or two may have asked for something slow. */
const fewestWaiters = 3
/** Of a stack that answers less often nothing is missed yet. */
const fewestDue = 3
const rateSeconds = 10
/** So long after they were first left without answers, others may show that this was no chance. */
const shownWithin = 10

/**
 * Whether nobody was served in a second, and that is no chance. In a stretch of seconds without an ok answer to those who failed or waited, silence is
 * what follows the first sign that the stack was its reason, and the ten seconds before it: a failure; a probe that failed; or three who waited, at a time
 * in which three answers were due at the rate of before. One user who waits for one slow answer is no silence, nor is a load of one request in four
 * seconds. A second that is not known (`undefined`) ends a stretch.
 *
 *     answered  | ok | ok |    |    |    |    |    | ok |
 *     waiting   |  1 |  1 |  1 |  2 |  3 |  4 |  4 |  4 |
 *     silent    |    |    |  x |  x |  x |  x |  x |    |
 *
 * Of the first seconds `known` is what was said of them before.
 */
export function silence(
  seconds: readonly (AskedSecond | undefined)[],
  isProbeFailing: (second: number) => boolean,
  known: readonly boolean[] = [],
): boolean[] {
  const silent = seconds.map((_, second) => known[second] ?? false)
  let from = 0
  let isSilence = false
  for (const [second, one] of seconds.entries()) {
    if (one === undefined || !isUnanswered(one)) {
      from = second + 1
      isSilence = false
      continue
    }
    if (second < known.length) {
      isSilence ||= known[second] === true
      continue
    }
    if (!isSilence && isShown(one, seconds, from, second, isProbeFailing)) {
      isSilence = true
      silent.fill(true, Math.max(from, second - shownWithin, known.length), second)
    }
    silent[second] = isSilence
  }
  return silent
}

function isUnanswered({ ok, failed, waiting, inFlight }: AskedSecond): boolean {
  return ok === 0 && (failed > 0 || (waiting > 0 && inFlight > 0))
}

function isShown(
  { failed, waiting }: AskedSecond,
  seconds: readonly (AskedSecond | undefined)[],
  from: number,
  second: number,
  isProbeFailing: (second: number) => boolean,
): boolean {
  if (failed > 0 || isProbeFailing(second)) return true
  if (waiting < fewestWaiters) return false
  const before = seconds.slice(Math.max(0, from - rateSeconds), from).filter((one) => one !== undefined)
  const answered = before.reduce((sum, { ok }) => sum + ok, 0)
  // Who was never answered is missed by nobody’s rate.
  return answered === 0 || ((second - from + 1) * answered) / before.length >= fewestDue
}
