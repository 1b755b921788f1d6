import type { ComparisonParts } from '../comparison/comparisonRunner.ts'
import type { LastComparison } from '../comparison/lastComparison.ts'
import type { FreezeParts } from '../generatorcheck/measureFreeze.ts'
import type { Occupation } from '../occupation.ts'
import type { Catalogue } from '../topology/openCatalogue.ts'
import type { Reporting } from './reportHandlers.ts'

/** What the handlers share. */
export interface HandlerParts extends ComparisonParts {
  readonly catalogue: Catalogue
  readonly occupation: Occupation
  readonly lastComparison: LastComparison
  /** Sees to what a killed process left, once. */
  readonly tidyUp: () => Promise<void>
  readonly reporting: Reporting
  readonly latencies: FreezeParts['latencies']
  /** Absolute: where runs and comparisons are kept. */
  readonly dataFolder: string
}
