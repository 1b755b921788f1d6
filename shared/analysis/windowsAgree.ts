/** One second of load: answers of which service times are known, and all requests that ended. */
export interface LoadWindow {
  readonly ended: number
  readonly ok: number
  readonly meanUs: number
  /** Standard deviation of single service times. */
  readonly deviationUs: number
}

/** Georges et al. take iterations of a benchmark and k of our choice; four seconds are what a short run can spare. */
export const steadyWindows = 4
/** Of which coefficient of variation Georges et al. speak as steady: 0.01 or 0.02. */
const steadyVariation = 0.02
/** F distribution, 3 and many degrees of freedom: chance alone exceeds it 5 times in a hundred. */
const chanceFactor = 2.6
/** Of fewer times nobody knows how much they vary. */
const fewestOk = 3

/**
 * Whether the load of the last windows is steady: their mean service times agree, and so do their numbers of requests. Values agree when
 * their coefficient of variation is at most 0.02 (A. Georges, D. Buytaert, L. Eeckhout, "Statistically Rigorous Java Performance
 * Evaluation", OOPSLA 2007: steady state is reached once the coefficient of variation of the last k iterations falls below 0.01 or 0.02).
 *
 * A second of a light load has too few requests for that – fifty of which the times vary as much as their mean give means that vary by 0.14
 * in the steadiest system – so that means also agree when they differ no more than chance within the windows explains: one-way analysis of
 * variance, F test at 5 % (R. Jain, "The Art of Computer Systems Performance Analysis", 1991, one-factor experiments).
 */
export function windowsAgree(all: readonly LoadWindow[]): boolean {
  const last = all.slice(-steadyWindows)
  if (last.length < steadyWindows || last.some(({ ok }) => ok < fewestOk)) return false
  const times = last.map(({ meanUs, deviationUs, ok }) => ({ value: meanUs, chance: deviationUs ** 2 / ok }))
  // Independent arrivals vary like this; users who think vary less.
  const numbers = last.map(({ ended }) => ({ value: ended, chance: ended }))
  return agree(times) && agree(numbers)
}

/** `chance`: the variance that a value has without any change of what it measures. */
function agree(rows: readonly { readonly value: number; readonly chance: number }[]): boolean {
  const mean = meanOf(rows.map(({ value }) => value))
  const variance = (meanOf(rows.map(({ value }) => (value - mean) ** 2)) * rows.length) / (rows.length - 1)
  const isClose = Math.sqrt(variance) <= steadyVariation * mean
  return isClose || variance <= chanceFactor * meanOf(rows.map(({ chance }) => chance))
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
