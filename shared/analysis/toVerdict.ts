import type { DoubtReason, SecondJudgement, Verdict } from '../domain/verdict.ts'

/**
 * Of a whole run, from its seconds. Up to 1 % of them (at least one) may be anything but invalid: a machine has such moments, and a
 * percentile over minutes does not feel them. From 5 % invalid ones on (at least three seconds), or a third in doubt, nothing that was
 * measured should be believed; in between it is suspect. A run without a measured second has no verdict.
 *
 * Seconds of which nothing is said but that requests were dropped at the cap, or found no connection of the pool free, make a run suspect at most,
 * however many they are: that is a load on a slow server, measured as it should be, and its percentiles are too low. The same holds where descriptors
 * or ports were nearly used up: what was measured until then was measured well.
 */
export function toVerdict(seconds: readonly SecondJudgement[]): Verdict | undefined {
  if (seconds.length === 0) return undefined
  const suspectSeconds = seconds.filter(({ kind }) => kind === 'suspect').length
  const invalidSeconds = seconds.filter(({ kind }) => kind === 'invalid').length
  const counts = new Map<SecondJudgement['reasons'][number], number>()
  for (const reason of seconds.flatMap(({ reasons }) => reasons)) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return {
    kind: kindOf(seconds.length, suspectSeconds, invalidSeconds, seconds.filter(isOwnFault).length),
    seconds: seconds.length,
    suspectSeconds,
    invalidSeconds,
    reasons: [...counts]
      .map(([reason, count]) => ({ reason, seconds: count }))
      .toSorted((a, b) => b.seconds - a.seconds),
  }
}

function isOwnFault({ reasons }: SecondJudgement): boolean {
  return reasons.some(isOwnDoubt)
}

/**
 * What only the generator can have done, and spoils what was measured: requests that were dropped at the cap or found the pool taken may be the
 * stack's doing, and what is nearly used up has spoilt nothing yet.
 */
export function isOwnDoubt(reason: DoubtReason): boolean {
  return !neverInvalid.has(reason)
}

const neverInvalid: ReadonlySet<DoubtReason> = new Set(['dropped', 'poolTimeout', 'descriptors', 'ports'])

function kindOf(seconds: number, suspect: number, invalid: number, own: number): Verdict['kind'] {
  if (invalid >= Math.max(3, seconds * 0.05) || own >= Math.max(3, seconds / 3)) return 'invalid'
  return invalid > 0 || suspect > Math.max(1, seconds * 0.01) ? 'suspect' : 'valid'
}
