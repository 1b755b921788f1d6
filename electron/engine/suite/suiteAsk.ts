import type { ComparisonAsk } from '../../../shared/contract/comparisonAsk.ts'
import type { SuiteComparison } from '../../../shared/domain/suite.ts'

/** What the whole suite is started with. */
export interface SuiteSettings {
  readonly timeScale: number
  readonly seed: number
  /** In the place of every comparison's own. */
  readonly repeat?: number
}

/** One comparison of a suite as it is asked for alone; time scales are multiplied. */
export function suiteAsk(declared: SuiteComparison, { timeScale, seed, repeat }: SuiteSettings): ComparisonAsk {
  const { name: _, title: __, timeScale: own = 1, repeat: ownRepeat = 1, set = {}, ...asked } = declared
  return { ...asked, set, timeScale: own * timeScale, seed, repeat: repeat ?? ownRepeat }
}
