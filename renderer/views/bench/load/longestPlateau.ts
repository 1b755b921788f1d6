import { isPlateau } from '../../../../shared/charts/backdrop.ts'
import type { Phase } from '../../../../shared/domain/profile.ts'

/** A capacity figure from shorter plateaus is called indicative. */
export const SURE_PLATEAU_MS = 30_000

/** Undefined without plateaus. */
export function longestPlateauMs(phases: readonly Phase[]): number | undefined {
  const plateaus = phases.filter(isPlateau)
  return plateaus.length === 0 ? undefined : Math.max(...plateaus.map(({ fromMs, toMs }) => toMs - fromMs))
}
