import type { FreezeCheck, FreezeFigure } from '../domain/freezeCheck.ts'

/** Of a standstill: so far may a percentile be from what is expected, and one that the standstills lift by less is not reached by them. */
export const freezeTolerance = 0.05

/** `shown`: every percentile is what the arithmetic says. `undecided`: requests failed, or the generator itself was held up. */
export type FreezeVerdict = 'shown' | 'notShown' | 'undecided'

export function freezeVerdict({ stallMs, stoodStillMs, open, closed, generator }: FreezeCheck): FreezeVerdict {
  const figures = [open, closed].flatMap(({ response, service }) => [...response, ...service])
  if (stoodStillMs.length === 0 || open.ok === 0 || closed.ok === 0) return 'undecided'
  if (figures.every((figure) => isAsExpected(figure, stallMs)) && open.failed + closed.failed === 0) return 'shown'
  return generator === 'valid' && open.failed + closed.failed === 0 ? 'notShown' : 'undecided'
}

function isAsExpected({ expectedUs, measuredUs }: FreezeFigure, stallMs: number): boolean {
  return Math.abs(measuredUs - expectedUs) <= freezeTolerance * stallMs * 1000
}
