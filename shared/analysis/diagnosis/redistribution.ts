import type { Signals } from './signals.ts'

/** Shares are looked at over so many seconds: in one alone chance decides. */
const windowSeconds = 3
/** What takes longer is not waited for. */
const withinSeconds = 300
/** Points that a share may be off an even one. */
const evenWithin = 0.1

/** When from a moment on the others shared the answers evenly, three seconds long; undefined when they did not within five minutes. */
export function evenAfter(
  fromMs: number,
  lost: string,
  others: readonly string[],
  signals: Signals,
): number | undefined {
  return firstWindow(fromMs, signals, (ok) => {
    const all = others.reduce((sum, name) => sum + ok(name), 0)
    if (all === 0) return false
    const even = 1 / others.length
    const isGone = ok(lost) / (all + ok(lost)) <= evenWithin
    return isGone && others.every((name) => Math.abs(ok(name) / all - even) <= evenWithin)
  })
}

/** When from a moment on it answered its even share again, at most ten points below it; undefined when it did not within five minutes. */
export function sharesAgain(
  fromMs: number,
  name: string,
  others: readonly string[],
  signals: Signals,
): number | undefined {
  const even = 1 / (others.length + 1)
  return firstWindow(fromMs, signals, (ok) => {
    const all = [name, ...others].reduce((sum, one) => sum + ok(one), 0)
    return ok(name) > 0 && ok(name) / all >= even - evenWithin
  })
}

/** Whether the load ended before three seconds from a moment on could be looked at. */
export function isTooLate(fromMs: number, { measuredMs }: Pick<Signals, 'measuredMs'>): boolean {
  return Math.ceil(fromMs / 1000) > Math.floor(measuredMs / 1000) - windowSeconds
}

/** The beginning of the first three seconds, the first of which begins at `fromMs` or later, of which this holds. */
function firstWindow(
  fromMs: number,
  { ticks, measuredMs }: Signals,
  holds: (ok: (name: string) => number) => boolean,
): number | undefined {
  const from = Math.max(0, Math.ceil(fromMs / 1000))
  const last = Math.min(Math.floor(measuredMs / 1000) - windowSeconds, from + withinSeconds)
  for (let second = from; second <= last; second += 1) {
    const ok = (name: string) => {
      let sum = 0
      for (let one = second; one < second + windowSeconds; one += 1) sum += ticks.get(one)?.instances[name]?.ok ?? 0
      return sum
    }
    if (holds(ok)) return second * 1000
  }
  return undefined
}
