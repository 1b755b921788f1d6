import type { z } from 'zod'
import type { LocalText } from './localText.ts'
import type { targetSchema } from './objectivesSchema.ts'

export type Target = z.infer<typeof targetSchema>

/** What a run should reach, as declared. */
export interface Objectives {
  readonly id: string
  readonly title: LocalText
  readonly description?: LocalText
  /** Bounds that a plateau must keep to count as capacity: error rate 0…1, P95 of response time. */
  readonly capacity: { readonly errorRate: number; readonly p95Ms: number }
  readonly targets: readonly Target[]
}

/** Without objectives: the studies' "stable" in figures. */
export const defaultCapacityBounds: Objectives['capacity'] = { errorRate: 0.01, p95Ms: 2000 }
