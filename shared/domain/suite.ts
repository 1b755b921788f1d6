import type { z } from 'zod'
import type { LocalText } from './localText.ts'
import type { suiteComparisonSchema } from './suiteSchema.ts'

/** One entry of a suite, as declared. */
export type SuiteComparison = z.output<typeof suiteComparisonSchema>

/** Comparisons that are run one after the other, each into a folder of its own. */
export interface Suite {
  readonly id: string
  readonly title: LocalText
  readonly description?: LocalText
  readonly comparisons: readonly SuiteComparison[]
}
